import {
  type Mover,
  nextStatus,
  type Status,
  statuses,
  type Verb,
  verbs,
} from '@insaf/contract/complaint-lifecycle.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../platform/errors.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { attempt } from '../../test/attempts.ts';
import { everything } from '../../test/everything.ts';
import { inStatus, staffOf } from '../../test/in-status.ts';
import { type Filed, file } from '../../test/journey.ts';
import type { Acting } from '../rights/index.ts';

/*
 * The whole grid: every status × every verb × every kind of mover, through the actions that officers,
 * complainants and jobs really use, on a real database. A cell moves exactly as the table says, or is
 * refused with the code the table gives and changes nothing.
 *
 * The mover is always one who could, were the table to allow it: staff of the agency whose turn it is,
 * the complainant of this very complaint, a job that comes after every time limit. So a refusal here
 * comes from the table and from nothing else.
 */

let app: TestApp;
let staff: Record<keyof typeof staffOf, Acting>;
let toLead: Filed;

beforeAll(async () => {
  app = await testApp();
  const accounts = Object.entries(staffOf).map(async ([name, who]) => [
    name,
    await app.acting(who),
  ]);
  staff = Object.fromEntries(await Promise.all(accounts));
  toLead = await file(app);
});
afterAll(() => app.close());

const movers: Mover[] = ['staff', 'complainant', 'system'];

/** What a complaint was before it became incomplete. */
const previousOf = (status: Status) => (status === 'incomplete' ? 'in_progress' : null);

const cellsOf = (status: Status) =>
  verbs.flatMap((verb) =>
    movers.map((mover) => ({
      verb,
      mover,
      next: nextStatus(verb, status, mover, previousOf(status)),
    })),
  );

const movesFrom = (status: Status) =>
  cellsOf(status).flatMap(({ verb, mover, next }) =>
    'to' in next ? [{ verb, mover, to: next.to }] : [],
  );

function moverFor(verb: Verb, status: Status, mover: Mover, number: string): Acting {
  if (mover === 'system') return { kind: 'system', job: 'grid', moves: [verb] };
  if (mover === 'complainant') return { kind: 'complainant', number };
  if (status === 'answered') return staff.centre;
  const heldByUnit = ['referred', 'in_progress', 'incomplete', 'settled', 'closed'];
  const isFromAbove = verb === 'extend' || verb === 'takeOver';
  if (!heldByUnit.includes(status)) return isFromAbove ? staff.cabinet : staff.centralOffice;
  // A unit has nobody below it; whoever stands above sends on what it holds.
  return verb === 'refer' || isFromAbove ? staff.governorate : staff.unit;
}

/** Tries the verb as its mover would; a job comes when every limit has passed. */
async function tryCell(verb: Verb, status: Status, mover: Mover, on: Filed & { leading?: string }) {
  const { number, leading } = on;
  if (verb === 'follow' && mover === 'system' && leading !== undefined) {
    return attempt(app, 'settle', staff.centre, { number: leading });
  }
  const later = () => new Date(app.now.getTime() + 15 * 86_400_000);
  const where = mover === 'system' ? { ...app, ctx: { ...app.ctx, clock: later } } : app;
  const acting = moverFor(verb, status, mover, number);
  return attempt(where, verb, acting, { number, leading: toLead.number });
}

describe.each(statuses)('a complaint that is %s', (status) => {
  test('refuses what the table does not have, with the code of the table, and nothing changes', async () => {
    const filed = await inStatus(app, status);
    const before = await everything(app.database.db);
    const refusals = cellsOf(status).filter(({ next }) => 'refused' in next);
    for (const { verb, mover, next } of refusals) {
      const outcome = await tryCell(verb, status, mover, filed).then(
        () => 'moved',
        (error) => (error instanceof Refusal ? { refused: error.code } : error),
      );
      expect(outcome, `${mover} ${verb}`).toEqual(next);
      expect(await everything(app.database.db), `after ${mover} ${verb}`).toEqual(before);
    }
    expect(refusals.length + movesFrom(status).length).toBe(verbs.length * movers.length);
  });

  test.for(movesFrom(status))('moves by $verb of $mover to $to', async ({ verb, mover, to }) => {
    const filed = await inStatus(app, status);
    if (verb === 'decideObstacle' || verb === 'removeObstacle')
      await held('obstruct', status, filed);
    if (verb === 'announceDay' || verb === 'ungather') await held('gather', status, filed);
    const before = await stateOf(filed.number);
    await tryCell(verb, status, mover, filed);
    const after = await stateOf(filed.number);
    expect(after.complaint).toMatchObject({ status: to, version: before.complaint.version + 1 });
    expect(after.history.slice(0, -1)).toEqual(before.history);
    expect(after.history.at(-1)).toMatchObject({
      seq: before.complaint.version + 1,
      verb,
      from_status: status,
      to_status: to,
      actor: mover,
    });
    expect(after.toBeCounted).toBe(before.toBeCounted + 1);
  });
});

/** Lets an obstacle or a cause have a complaint; what waits for its complainant, since before it was asked. */
async function held(by: 'obstruct' | 'gather', status: Status, { number }: Filed) {
  const moverOf = moverFor(by, status === 'incomplete' ? 'in_progress' : status, 'staff', number);
  if (status !== 'incomplete') return attempt(app, by, moverOf, { number });
  const complainant = { kind: 'complainant', number } as const;
  await attempt(app, 'supply', complainant, { number });
  await attempt(app, by, moverOf, { number });
  return attempt(app, 'askComplainant', staff.unit, { number });
}

async function stateOf(number: string) {
  const { db } = app.database;
  const one = db.selectFrom('complaints').selectAll().where('number', '=', number);
  const history = db.selectFrom('history_entries').selectAll();
  const deltas = db.selectFrom('figure_deltas').where('complaint_number', '=', number);
  return {
    complaint: await one.executeTakeFirstOrThrow(),
    history: await history.where('complaint_number', '=', number).orderBy('seq').execute(),
    toBeCounted: (await deltas.select('id').execute()).length,
  };
}
