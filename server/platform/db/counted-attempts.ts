import { sql } from 'kysely';
import type { Db } from '../context.ts';
import { Refusal } from '../errors.ts';
import { executePrepared } from './prepared.ts';

/*
 * Counted attempts: guesses at a code or a password, by subject. Each attempt is counted before it is
 * looked at, in one statement, so that a thousand at once count as a thousand. After the free ones
 * every further one has to wait twice as long as the one before, and past the last one nothing is
 * tried for a day. Whoever succeeds gives their attempt back.
 *
 * What is free of waiting waits for no moment at all, not even for now: of two who come at the same time, or
 * to servers whose clocks differ a little, each has a now of its own.
 */

export type AttemptPolicy = {
  /** So many are free of waiting. */
  readonly free: number;
  /** At so many within a day the subject is stopped for a day; never unless given. */
  readonly stopAt?: number;
  /** The first wait in seconds; each is twice the one before. Two unless given. */
  readonly firstWait?: number;
  /** No wait is longer, in seconds. An hour unless given. */
  readonly longestWait?: number;
};

const aDay = 24 * 60 * 60;

/** Until when one waits who need not wait. */
const longAgo = new Date(0);

/** What is counted, and how. */
export type Counted = readonly [subject: string, policy: AttemptPolicy];

/**
 * Counts an attempt, or refuses it.
 *
 * @throws Refusal `too_many_attempts` with `seconds` to wait
 */
export function takeAttempt(
  db: Db,
  subject: string,
  policy: AttemptPolicy,
  now: Date,
): Promise<void> {
  return takeAttempts(db, [[subject, policy]], now);
}

/**
 * Counts an attempt on several subjects, in their order and in one statement: none after one that refuses.
 *
 * @throws Refusal `too_many_attempts` with `seconds` to wait
 */
export async function takeAttempts(db: Db, counted: readonly Counted[], now: Date): Promise<void> {
  const takings = counted.map(([subject, policy], no) => taking(subject, policy, now, no));
  const taken = sql.join(
    counted.map((_, no) => sql`(SELECT count(*) FROM ${step(no)})`),
    sql` + `,
  );
  const statement = sql<{ taken: number }>`WITH ${sql.join(takings)}
    SELECT (${taken})::integer AS taken ${soon(db)}`;
  const [{ taken: count } = { taken: 0 }] = await executePrepared(db, statement);
  const refused = counted[count];
  if (refused === undefined) return;
  const row = await db
    .selectFrom('counted_attempts')
    .select('wait_until')
    .where('subject', '=', refused[0])
    .executeTakeFirst();
  const left = (row?.wait_until ?? now).getTime() - now.getTime();
  throw new Refusal('too_many_attempts', { seconds: Math.max(1, Math.ceil(left / 1000)) });
}

const step = (no: number) => sql.ref(`step_${no}`);

/**
 * Counting waits for no disk: many people share an address, and would wait for each other. A machine that goes
 * down may forget the attempts of its last moments.
 */
const soon = (db: Db) =>
  db.isTransaction ? sql`` : sql`, set_config('synchronous_commit', 'off', true)`;

/** A part of the statement, which does nothing where the part before it was refused. */
function taking(subject: string, policy: AttemptPolicy, now: Date, no: number) {
  const { free, stopAt = null, firstWait = 2, longestWait = 3600 } = policy;
  const failures = sql<number>`CASE WHEN counted_attempts.last_at < ${now}::timestamptz - interval '1 day'
    THEN 1 ELSE counted_attempts.failures + 1 END`;
  const waiting = sql<Date>`CASE
    WHEN ${failures} >= ${stopAt}::integer THEN ${now}::timestamptz + make_interval(secs => ${aDay}::float8)
    WHEN ${failures} > ${free}::integer THEN ${now}::timestamptz + make_interval(secs => least(
      ${longestWait}::float8, ${firstWait}::float8 * power(2, least(12, ${failures} - ${free}::integer - 1))))
    ELSE ${longAgo}::timestamptz END`;
  const firstUntil = free === 0 ? new Date(now.getTime() + firstWait * 1000) : longAgo;
  const onlyAfter = no === 0 ? sql`` : sql`WHERE EXISTS (SELECT FROM ${step(no - 1)})`;
  return sql`${step(no)} AS (
    INSERT INTO counted_attempts (subject, failures, last_at, wait_until)
    SELECT ${subject}::text, 1, ${now}::timestamptz, ${firstUntil}::timestamptz ${onlyAfter}
    ON CONFLICT (subject) DO UPDATE
      SET failures = ${failures}, last_at = ${now}::timestamptz, wait_until = ${waiting}
      WHERE counted_attempts.wait_until <= ${now}::timestamptz
    RETURNING failures)`;
}

/** So many times within a span of the clock: an hour is that of the clock, not the last sixty minutes. */
export type Ration = { readonly spanMs: number; readonly times: number };

const spanStart = (spanMs: number, now: Date) => Math.floor(now.getTime() / spanMs) * spanMs;
const inSpan = (subject: string, spanMs: number, now: Date) =>
  `${subject} since ${new Date(spanStart(spanMs, now)).toISOString()}`;

/**
 * Counts one of the times that there are in this span, or refuses it.
 *
 * @throws Refusal `too_many_attempts` with `seconds` until the next span
 */
export async function takeWithin(
  db: Db,
  subject: string,
  { spanMs, times }: Ration,
  now: Date,
): Promise<void> {
  try {
    const policy = { free: times, stopAt: times };
    await takeAttempt(db, inSpan(subject, spanMs, now), policy, now);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const left = spanStart(spanMs, now) + spanMs - now.getTime();
    throw new Refusal('too_many_attempts', { seconds: Math.ceil(left / 1000) });
  }
}

/** What was taken in this span came to nothing: it does not count. */
export function giveBackWithin(db: Db, subject: string, spanMs: number, now: Date): Promise<void> {
  return giveBackAttempt(db, inSpan(subject, spanMs, now));
}

/** How many times were taken in this span, without taking one. */
export async function takenWithin(
  db: Db,
  subject: string,
  spanMs: number,
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('counted_attempts')
    .select('failures')
    .where('subject', '=', inSpan(subject, spanMs, now))
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** The attempt was right: it does not count. */
export function giveBackAttempt(db: Db, subject: string): Promise<void> {
  return settleAttempts(db, [['give back', subject]]);
}

/**
 * What was right does not count: of each subject the one attempt is given back, or, where the rightful one
 * came, every wrong one before it is forgiven. In one statement, in the order in which they were counted.
 */
export async function settleAttempts(
  db: Db,
  settled: readonly (readonly [how: 'give back' | 'forgive', subject: string])[],
): Promise<void> {
  const parts = settled.map(([how, subject], no) => {
    // What comes later waits for what comes before, so that no two statements wait for each other.
    const after = no === 0 ? sql`` : sql`AND (SELECT count(*) FROM ${step(no - 1)}) >= 0`;
    return how === 'forgive'
      ? sql`${step(no)} AS (DELETE FROM counted_attempts WHERE subject = ${subject} ${after}
          RETURNING subject)`
      : sql`${step(no)} AS (UPDATE counted_attempts
          SET failures = failures - 1, wait_until = ${longAgo}::timestamptz
          WHERE subject = ${subject} AND failures > 0 ${after} RETURNING subject)`;
  });
  const last = step(settled.length - 1);
  await executePrepared(
    db,
    sql<object>`WITH ${sql.join(parts)} SELECT (SELECT count(*) FROM ${last}) ${soon(db)}`,
  );
}

/** Forgets what is older than a day. */
export async function forgetAttempts(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - aDay * 1000);
  await db
    .deleteFrom('counted_attempts')
    .where('last_at', '<', before)
    .where('wait_until', '<', now)
    .execute();
}
