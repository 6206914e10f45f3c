import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { staffOf } from '../../../test/in-status.ts';
import {
  centre,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  referred,
  refusal,
} from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const beba = 'agency_officer@gov-bns-lu-beba';
const governorate = staffOf.governorate;
const notOurs = { reason: 'هذا الشارع يتبع جهة أخرى' };

/** Naser handed it back, then Beba. */
async function handedBackTwice(more?: Record<string, unknown>): Promise<Filed> {
  const filed = await referred(app, more);
  await move(app, naser, filed, 'hand-back', notOurs);
  await move(app, centre, filed, 'refer', { agency: 'gov-bns-lu-beba' });
  await move(app, beba, filed, 'hand-back', { reason: 'وليس لنا أيضا' });
  return filed;
}

test('the first hand-back goes to who referred it, with the reason, and wins no time', async () => {
  const filed = await referred(app);
  const before = await dossier(app, naser, filed);
  app.pass({ hours: 3 });
  const moved = await move(app, naser, filed, 'hand-back', notOurs);
  expect(moved).toMatchObject({
    status: 'received',
    holder: { code: 'gov-bns-tech-centre' },
    dueAt: before.dueAt,
  });
  const after = await dossier(app, centre, filed);
  expect(after).toMatchObject({ handBacks: 1, clock: { name: 'handling', state: 'running' } });
  expect(after.referrals.at(-1)).toMatchObject({
    to: { code: 'gov-bns-lu-naser' },
    endedBy: 'handBack',
    endedReason: notOurs.reason,
    endedAt: app.now.toISOString(),
  });
  // Between agencies: the person reads that it was handed back and to whom, and no more.
  const shown = await person(app, filed);
  expect(shown.steps.at(-1)).toMatchObject({ verb: 'handBack', words: null });
  expect(shown.steps.at(-1).what).toContain('المركز التكنولوجي');
});

describe('the second hand-back', () => {
  test('goes up to the parent of who hands it back, which sees the whole story', async () => {
    const filed = await handedBackTwice();
    const story = await dossier(app, governorate, filed);
    expect(story).toMatchObject({
      status: 'received',
      holder: { code: 'gov-bns' },
      handBacks: 2,
      can: { refer: true, dismiss: true },
    });
    expect(story.referrals.map((each: { endedReason: string }) => each.endedReason)).toEqual([
      null,
      notOurs.reason,
      'وليس لنا أيضا',
    ]);
    const told = story.history.filter(({ verb }: { verb: string }) => verb === 'handBack');
    expect(told.map(({ words }: { words: string }) => words)).toEqual([
      notOurs.reason,
      'وليس لنا أيضا',
    ]);
  });

  test('makes what the parent decides binding: nobody hands it back, and nobody is offered to', async () => {
    const filed = await handedBackTwice();
    await move(app, governorate, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    expect(await refusal(app, naser, filed, 'hand-back', notOurs)).toMatchObject({
      status: 409,
      code: 'binding_referral',
    });
    const seen = await dossier(app, naser, filed);
    expect(seen.can).toMatchObject({ handBack: false, accept: true });
    expect(seen.referrals.at(-1).binding).toBe(true);
  });

  test('is told to the person once the right agency has it, though it is one below the parent', async () => {
    const filed = await handedBackTwice();
    await move(app, governorate, filed, 'refer', { agency: 'gov-bns-lu-ehnasia' });
    const { rows } = await app.database.pool.query(
      `SELECT template, params -> 'agency' ->> 'en' AS agency FROM notices
       WHERE complaint_number = $1 AND template LIKE 'referred%' ORDER BY seq`,
      [filed.number],
    );
    expect(rows.at(-1)).toEqual({
      template: 'referred_again',
      agency: 'Local Unit of Ehnasia Centre and City',
    });
  });

  test('counts anew after an appeal', async () => {
    const filed = await handedBackTwice();
    const why = { reason: 'inexact', explanation: 'غير محدد' };
    await move(app, governorate, filed, 'dismiss', why);
    await person(app, filed, 'appeal', { reason: 'المكان محدد بالضبط' });
    await move(app, 'head@cabinet', filed, 'refer', { agency: 'gov-bns-lu-naser' });
    const moved = await move(app, naser, filed, 'hand-back', notOurs);
    expect(moved.holder.code).toBe('cabinet');
  });
});

test('an agency that received it by examination, or took it on, cannot hand it back', async () => {
  const filed = await file(app);
  const received = await refusal(app, 'head@system', filed, 'hand-back', notOurs);
  expect(received.code).toBe('move_not_possible');
  const taken = await referred(app);
  await move(app, naser, taken, 'accept');
  expect((await refusal(app, naser, taken, 'hand-back', notOurs)).code).toBe('move_not_possible');
});

test('hand-back needs a reason of more than spaces', async () => {
  const filed = await referred(app);
  const answer = await refusal(app, naser, filed, 'hand-back', { reason: '   ' });
  expect(answer).toMatchObject({ status: 400, field: 'reason' });
});

describe('when the tree changed in between', () => {
  const administrator = 'administrator@cabinet';
  const merge = (code: string, into: string) => mergeAgencies(app, code, into);

  test('it goes to what the referring agency was merged into', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-legal' });
    const legal = 'head@gov-bns-legal';
    await move(app, legal, filed, 'refer', { agency: 'gov-bns-lu-fashn' });
    expect((await merge('gov-bns-legal', 'gov-bns-planning')).status).toBe(200);
    const moved = await move(app, 'head@gov-bns-lu-fashn', filed, 'hand-back', notOurs);
    expect(moved.holder.code).toBe('gov-bns-planning');
  });

  test('it goes above a referring agency that was closed', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-follow-up' });
    await move(app, 'head@gov-bns-follow-up', filed, 'refer', { agency: 'gov-bns-lu-fashn' });
    const closed = await app.call('POST', '/agencies/gov-bns-follow-up/close', {
      as: administrator,
      body: {},
    });
    expect(closed.status).toBe(200);
    const moved = await move(app, 'head@gov-bns-lu-fashn', filed, 'hand-back', notOurs);
    expect(moved.holder.code).toBe('gov-bns-diwan');
  });

  test('up is above the agency that has it now, not above the one that was merged into it', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-water' });
    await move(app, 'head@gov-bns-water', filed, 'hand-back', notOurs);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-somosta' });
    expect((await merge('gov-bns-lu-somosta', 'gov-is-lu-fayed')).status).toBe(200);
    const moved = await move(app, 'head@gov-is-lu-fayed', filed, 'hand-back', notOurs);
    expect(moved.holder.code).toBe('gov-is');
  });

  test('an agency that took in the one it was referred to does not hand it back to itself', async () => {
    const filed = await handedBackTwiceInto('gov-bns-lu-wasta');
    expect((await merge('gov-bns-lu-wasta', 'gov-bns')).status).toBe(200);
    const moved = await move(app, governorate, filed, 'hand-back', notOurs);
    expect(moved.holder.code).toBe('cabinet');
  });

  /** Handed back once, and referred again to this agency. */
  async function handedBackTwiceInto(agency: string): Promise<Filed> {
    const filed = await file(app);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-water' });
    await move(app, 'head@gov-bns-water', filed, 'hand-back', notOurs);
    await move(app, examiner, filed, 'refer', { agency });
    return filed;
  }
});
