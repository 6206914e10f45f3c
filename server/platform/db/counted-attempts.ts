import { sql } from 'kysely';
import type { Db } from '../context.ts';
import { Refusal } from '../errors.ts';

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

/**
 * Counts an attempt, or refuses it.
 *
 * @throws Refusal `too_many_attempts` with `seconds` to wait
 */
export async function takeAttempt(
  db: Db,
  subject: string,
  policy: AttemptPolicy,
  now: Date,
): Promise<void> {
  const failures = sql<number>`CASE WHEN counted_attempts.last_at < ${now}::timestamptz - interval '1 day'
    THEN 1 ELSE counted_attempts.failures + 1 END`;
  const { free, stopAt = null, firstWait = 2, longestWait = 3600 } = policy;
  const waiting = sql<Date>`CASE
    WHEN ${failures} >= ${stopAt}::integer THEN ${now}::timestamptz + make_interval(secs => ${aDay}::float8)
    WHEN ${failures} > ${free} THEN ${now}::timestamptz + make_interval(secs => least(
      ${longestWait}::float8, ${firstWait}::float8 * power(2, least(12, ${failures} - ${free} - 1))))
    ELSE ${longAgo}::timestamptz END`;
  const firstUntil = free === 0 ? new Date(now.getTime() + firstWait * 1000) : longAgo;
  const taken = await db
    .insertInto('counted_attempts')
    .values({ subject, failures: 1, last_at: now, wait_until: firstUntil })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ failures, last_at: now, wait_until: waiting })
        .where('counted_attempts.wait_until', '<=', now),
    )
    .returning('failures')
    .executeTakeFirst();
  if (taken !== undefined) return;
  const row = await db
    .selectFrom('counted_attempts')
    .select('wait_until')
    .where('subject', '=', subject)
    .executeTakeFirst();
  const seconds = Math.max(
    1,
    Math.ceil(((row?.wait_until ?? now).getTime() - now.getTime()) / 1000),
  );
  throw new Refusal('too_many_attempts', { seconds });
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
export async function giveBackAttempt(db: Db, subject: string): Promise<void> {
  await db
    .updateTable('counted_attempts')
    .set((eb) => ({ failures: eb('failures', '-', 1), wait_until: longAgo }))
    .where('subject', '=', subject)
    .where('failures', '>', 0)
    .execute();
}

/** The rightful one came: earlier wrong attempts on the subject are forgiven. */
export async function forgiveAttempts(db: Db, subject: string): Promise<void> {
  await db.deleteFrom('counted_attempts').where('subject', '=', subject).execute();
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
