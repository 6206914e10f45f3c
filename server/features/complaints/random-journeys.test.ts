import { type Verb, verbs } from '@insaf/contract/complaint-lifecycle.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../platform/errors.ts';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { attempt, type Tried } from '../../test/attempts.ts';
import { everything } from '../../test/everything.ts';
import { staffOf } from '../../test/in-status.ts';
import { document, file } from '../../test/journey.ts';
import { calendarFor } from '../deadlines/index.ts';
import { workingMinutesBetween } from '../deadlines/rules/working-time.ts';
import { readDirectory } from '../directory/index.ts';
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
    }),
    { numRuns: 24, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
  // Journeys that got nowhere would show nothing.
  const { db } = app.database;
  const seen = await db.selectFrom('history_entries').select('verb').distinct().execute();
  expect(seen.length).toBeGreaterThan(14);
}, 120_000);

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
  const actors: Acting[] = [...staff, { kind: 'complainant', number }, { kind: 'system', job: '' }];
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
];

/** None of these verbs gives an agency more time than it had. */
async function assertClock(verb: Verb, before: ComplaintRow, after: ComplaintRow) {
  if (!neverExtend.includes(verb)) return;
  const [had, has] = [await timeLeft(before), await timeLeft(after)];
  expect(has, `${verb} gives time`).toBeLessThanOrEqual(had);
  if (['handBack', 'accept', 'promise'].includes(verb)) expect(after.due_at).toEqual(before.due_at);
}

/** Working minutes of examination or handling that are left at this moment. */
async function timeLeft(row: ComplaintRow): Promise<number> {
  if (row.clock_state === 'paused' || row.clock === 'judging') return row.minutes_left!;
  if (row.due_at === null || row.due_at <= app.now) return 0;
  const urgent = row.category_id !== null && urgentIds.has(row.category_id);
  const calendar = await calendarFor(app.ctx.config.TIME_ZONE, urgent, app.now);
  return workingMinutesBetween(calendar, app.now, row.due_at);
}

const urgentIds = new Set<number>();
beforeAll(async () => {
  const { categories: all } = await readDirectory(app.database.db);
  for (const { id, urgent } of all) if (urgent) urgentIds.add(id);
});

/** What must hold of the whole database at any time; each query finds what breaks a rule. */
const broken = {
  'history is numbered 1 to n and its last entry is the status': sql`
    select number from complaints c where
      (select array_agg(seq order by seq) from history_entries where complaint_number = number)
        is distinct from array(select generate_series(1, version))
      or status <> (select to_status from history_entries
                    where complaint_number = number and seq = version)`,
  'each entry begins where the one before ended': sql`
    select complaint_number from (
      select *, lag(to_status) over (partition by complaint_number order by seq) as before
      from history_entries) h
    where from_status is distinct from before`,
  'time never runs backwards': sql`
    select complaint_number from (
      select *, lag(at) over (partition by complaint_number order by seq) as before
      from history_entries) h
    where at < before`,
  'the holder is where the last entry says, by its path of now': sql`
    select number from complaints c join agencies a on a.id = c.holder_id
    where c.holder_path <> a.path or c.holder_id <> (
      select holder_id from history_entries where complaint_number = number and seq = version)`,
  'a clock runs where somebody has to act, and nowhere else': sql`
    select number from complaints where
      (clock_state = 'running') <> (due_at is not null)
      or (clock_state = 'running')
        <> (status in ('received', 'referred', 'in_progress', 'answered'))
      or (clock_state = 'paused') <> (status = 'incomplete')
      or (clock = 'judging') <> (status = 'answered' and clock is not null)
      or (status in ('incomplete', 'answered')) <> (minutes_left is not null)
      or (status in ('incomplete', 'settled')) <> (waits_until is not null)`,
  'nothing is settled or closed without another body’s verdict and its proof': sql`
    select number from complaints c
    left join replies r on r.complaint_number = number and r.reply_no = c.reply_no
    where status in ('settled', 'closed') and (
      r.verdict is distinct from 'settled' or r.verdict_by_id is null
      or r.verdict_by_id = r.agency_id
      or exists (select from evidence_items e where e.complaint_number = number
        and e.reply_no = c.reply_no and not (state = 'met' or accepted_at is not null)))`,
  'nobody ends a complaint about themselves, or about who stands above them': sql`
    select number from complaints c
    join agencies accused on accused.id = complained_of_id
    join history_entries h on h.complaint_number = number and verb in ('settle', 'follow', 'dismiss')
    left join replies r on r.complaint_number = number
      and r.reply_no = (h.details ->> 'replyNo')::int
    join agencies ending on ending.id = coalesce(r.verdict_by_id, h.agency_id)
    where starts_with(ending.path, accused.path)`,
  'a referral is in force exactly while its agency has the complaint': sql`
    select number from complaints c where
      (select count(*) from referrals where complaint_number = number) <> referral_no
      or (select count(*) from referrals where complaint_number = number and ended_at is null) > 1
      or (status in ('referred', 'in_progress', 'answered')) > exists (
        select from referrals r where r.complaint_number = number
          and r.referral_no = c.referral_no and ended_at is null and to_id = holder_id)
      or (status = 'received') and exists (
        select from referrals r where r.complaint_number = number and ended_at is null)`,
  'a joined complaint follows one that leads and does not itself follow': sql`
    select c.number from complaints c
    left join complaints l on l.number = c.leading_number
    where c.status = 'joined'
      and coalesce(l.status, 'joined') in
        ('joined', 'settled', 'closed', 'dismissed', 'withdrawn')`,
  'what was counted is the history, entry by entry': sql`
    select complaint_number from history_entries h where
      (select count(*) from history_entries
        where (at, holder_id, verb) = (h.at, h.holder_id, h.verb)
          and category_id is not distinct from h.category_id)
      <> (select count(*) from figure_deltas
        where (at, agency_id, verb) = (h.at, h.holder_id, h.verb)
          and category_id is not distinct from h.category_id)`,
  'a notice tells of something that happened': sql`
    select complaint_number from notices n where not exists (
      select from history_entries h
      where h.complaint_number = n.complaint_number and h.seq = n.seq)`,
};

/** That each rule holds of the complaints of this run; a run that broke one does not fail the next. */
async function assertSound(numbers: readonly string[], after: string) {
  const each = Object.entries(broken).map(
    ([rule, query]) => sql`select ${rule}::text as rule from (${query}) x (number)
      where number = any(${numbers}::bigint[]) having count(*) > 0`,
  );
  const { rows } = await sql`${sql.join(each, sql` union all `)}`.execute(app.database.db);
  expect(rows, `after ${after}`).toEqual([]);
}
