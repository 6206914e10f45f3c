import { type Verb, verbs } from '@insaf/contract/complaint-lifecycle.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../platform/errors.ts';
import { brokenRules } from '../../test/always-true.ts';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { attempt, type Tried } from '../../test/attempts.ts';
import { everything } from '../../test/everything.ts';
import { allFigures } from '../../test/figures-of.ts';
import { staffOf } from '../../test/in-status.ts';
import { document, file } from '../../test/journey.ts';
import { calendarOf } from '../deadlines/index.ts';
import { workingMinutesBetween } from '../deadlines/rules/working-time.ts';
import { readDirectory } from '../directory/index.ts';
import { countFigures, rebuildFigures } from '../figures/index.ts';
import type { Acting } from '../rights/index.ts';
import { canNow } from './actions/can-now.ts';
import { endWaiting } from './actions/end-waiting.ts';
import { standingOf } from './actions/standing-of.ts';
import type { ComplaintRow } from './queries.ts';

/*
 * Random journeys: anyone tries anything on any of three complaints, at any moment, through the actions
 * that are really used and on a real database. Half of the steps are drawn from what `can` offers, so that
 * journeys get far; the others from everything. What must always hold is checked after each step.
 *
 * A failing run prints its seed and the shortest sequence of steps that still fails.
 */

let app: TestApp;
const staff: Acting[] = [];

beforeAll(async () => {
  app = await testApp();
  for (const who of [...Object.values(staffOf), 'head@cabinet judge@system']) {
    staff.push(await app.acting(who));
  }
});
afterAll(() => app.close());

const agencies = ['gov-bns-tech-centre', 'gov-bns-lu-naser', 'gov-bns-lu-beba', 'gov-bns-water'];
const categories = [undefined, 'waste', 'other', 'other', 'gas-leak'];
const proofs = ['none', 'explained', 'explained', 'paper', 'paper'] as const;

const minute = 60_000;
const step = fc.record({
  /** Milliseconds that pass before it. */
  time: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 90 * minute }) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 72 * 60 * minute }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * 24 * 60 * minute }) },
  ),
  /** One complaint has most of the story; the others can be joined to it, or lead it. */
  complaint: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(2)),
  leading: fc.nat(2),
  offered: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
  who: fc.nat(1000),
  what: fc.nat(1000),
  agency: fc.constantFrom(...agencies),
  category: fc.constantFrom(...categories),
  proof: fc.constantFrom(...proofs),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test('no sequence of verbs by anyone at any time breaks history, clock, reach, proof or figures', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      app.turnTo(aSunday);
      const filed = await Promise.all([
        file(app),
        file(app, { category: undefined }),
        file(app, { agencyComplainedOf: 'gov-bns-tech-centre' }),
      ]);
      const numbers = filed.map(({ number }) => number);
      for (const each of steps) {
        app.turnTo(new Date(app.now.getTime() + each.time));
        await takeStep(each, numbers);
      }
      await countFigures(app.ctx);
    }),
    { numRuns: 24, interruptAfterTimeLimit: 180_000, markInterruptAsFailure: true },
  );
  // Journeys that got nowhere would show nothing.
  const { db } = app.database;
  const seen = await db.selectFrom('history_entries').select('verb').distinct().execute();
  expect(seen.length).toBeGreaterThan(14);
  // What was counted after each journey is what counting all of them again gives.
  const counted = await allFigures(app.database);
  await rebuildFigures(app.ctx);
  expect(await allFigures(app.database)).toEqual(counted);
}, 480_000);

/** How often a verb is drawn where it is offered, so that journeys get far; 5 where nothing is said. */
const weights: Partial<Record<Verb, number>> = {
  refer: 8,
  accept: 10,
  answer: 12,
  settle: 12,
  askComplainant: 2,
  promise: 2,
  dismiss: 1,
  join: 2,
  withdraw: 1,
};

/** What needs nothing but what the attempt gives: offered to somebody, it is never refused. */
const sure: readonly Verb[] = [
  'askComplainant',
  'supply',
  'handBack',
  'accept',
  'promise',
  'returnReply',
  'confirm',
  'dismiss',
  'appeal',
  'release',
  'withdraw',
];

async function takeStep(drawn: Step, numbers: readonly string[]) {
  const [number, leading] = [numbers[drawn.complaint]!, numbers[drawn.leading]!];
  const before = await rowOf(number);
  const choice = drawn.offered ? await chooseOffered(drawn, before) : chooseAny(drawn, leading);
  if (choice === undefined) return;
  const { acting, verb } = choice;
  if (acting.kind === 'system' && (verb === 'lapse' || verb === 'closeUnconfirmed')) {
    await endWaiting(app.ctx);
    return assertSound(numbers, `the job of ${verb}`);
  }
  if (acting.kind === 'system' && verb === 'follow') return; // with the settling that it follows
  const tried = await triedBy(drawn, before, { number, leading });
  const untouched = await everything(app.database.db);
  try {
    await attempt(app, verb, acting, tried);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(await everything(app.database.db), `refused ${verb}`).toEqual(untouched);
    expect(drawn.offered && sure.includes(verb), `${verb} was offered: ${error.code}`).toBe(false);
    return;
  }
  await assertClock(verb, before, await rowOf(number));
  await assertSound(numbers, verb);
}

/** Anything by anyone, by the complainant of another complaint too. */
function chooseAny({ who, what }: Step, other: string) {
  const any: Acting[] = [...staff, { kind: 'complainant', number: other }, { kind: 'anyone' }];
  return { acting: any[who % any.length]!, verb: verbs[what % verbs.length]! };
}

/** One of the verbs that `can` offers to somebody, by one of those to whom it does. */
async function chooseOffered({ who, what }: Step, row: ComplaintRow) {
  const { number } = row;
  const actors: Acting[] = [
    ...staff,
    { kind: 'complainant', number },
    { kind: 'system', job: '', moves: verbs },
  ];
  const { db } = app.database;
  const standing = await standingOf(db, row, await readDirectory(db));
  const can = actors.flatMap((acting) => {
    const now = canNow(standing, acting, app.now);
    return verbs.filter((verb) => now[verb]).map((verb) => ({ acting, verb }));
  });
  const weighted = [...new Set(can.map(({ verb }) => verb))].flatMap((verb) =>
    Array.from({ length: weights[verb] ?? 5 }, () => verb),
  );
  const able = can.filter(({ verb }) => verb === weighted[what % weighted.length]);
  return able[who % able.length];
}

async function triedBy(
  { agency, category, proof }: Step,
  { category_id }: ComplaintRow,
  on: { number: string; leading: string },
): Promise<Tried> {
  const about = category ?? (category_id === null ? 'waste' : undefined);
  return {
    ...on,
    agency,
    ...(about === undefined ? {} : { category: about }),
    claim: proof === 'explained' ? 'explained' : 'cause_removed',
    evidence: proof === 'paper' ? [await paper()] : [],
  };
}

/** What the category `other` asks for; for others it proves nothing. */
async function paper() {
  return { upload: await document(app), documentKind: 'completion_report' as const };
}

function rowOf(number: string): Promise<ComplaintRow> {
  const { db } = app.database;
  const query = db.selectFrom('complaints').selectAll().where('number', '=', number);
  return query.executeTakeFirstOrThrow();
}

const neverExtend: readonly Verb[] = [
  'askComplainant',
  'supply',
  'handBack',
  'accept',
  'promise',
  'answer',
  'returnReply',
  'takeOver',
  'escalate',
  'obstruct',
  'decideObstacle',
  'removeObstacle',
  'gather',
  'announceDay',
  'ungather',
];

/** None of these verbs gives an agency more time than it had. */
async function assertClock(verb: Verb, before: ComplaintRow, after: ComplaintRow) {
  if (!neverExtend.includes(verb)) return;
  const [had, has] = [await timeLeft(before), await timeLeft(after)];
  expect(has, `${verb} gives time`).toBeLessThanOrEqual(had);
  if (
    ['handBack', 'accept', 'promise', 'takeOver', 'escalate'].includes(verb) ||
    ['obstruct', 'decideObstacle', 'removeObstacle'].includes(verb) ||
    ['gather', 'announceDay', 'ungather'].includes(verb)
  )
    expect(after.due_at).toEqual(before.due_at);
}

/** Working minutes of examination or handling that are left at this moment. */
async function timeLeft(row: ComplaintRow): Promise<number> {
  if (row.clock_state === 'paused' || row.clock === 'judging') return row.minutes_left!;
  if (row.due_at === null || row.due_at <= app.now) return 0;
  const calendar = await calendarOf(app.ctx, row.holder_id, row.priority === 'critical', app.now);
  return workingMinutesBetween(calendar, app.now, row.due_at);
}

/** That each rule holds of the complaints of this run; a run that broke one does not fail the next. */
async function assertSound(numbers: readonly string[], after: string) {
  expect(await brokenRules(app.database.db, numbers), `after ${after}`).toEqual([]);
}
