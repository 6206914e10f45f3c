/*
 * Counting again after a decree: a day is declared for the whole country over which a hundred thousand of a
 * million open complaints run; their due times move, each with an entry in its history. Beside it what the
 * database needs for the same rows, changed and entered and nothing else, in as many transactions. Each round
 * declares the next working day. BENCH_OPEN and BENCH_MOVED set how many.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { retime } from '../server/features/calendars/index.ts';
import {
  addWorkingTime,
  calendarOf,
  ladderFor,
  nextStepAt,
} from '../server/features/deadlines/index.ts';
import { forgetDirectory, readDirectory } from '../server/features/directory/index.ts';
import type { Ctx, Db } from '../server/platform/context.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { inWorld } from './world.ts';

const open = Number(process.env.BENCH_OPEN ?? 1_000_000);
const share = Number(process.env.BENCH_MOVED ?? 100_000) / open;
const batch = 1000;
const now = new Date('2026-07-05T09:00:00Z');
/** Working days; before the first is declared, the share of the complaints is due on it. */
const days = ['2026-07-06', '2026-07-07', '2026-07-08', '2026-07-09', '2026-07-12'];
const dayMinutes = 420;

export const retiming: Measurement = ({ rounds, say }) =>
  inWorld(now, async ({ ctx, url }) => {
    say(`  writing ${open} open complaints`);
    await writeOpen(ctx, url);
    const times: number[] = [];
    const bare: number[] = [];
    for (const day of days.slice(0, rounds)) {
      await declare(ctx, url, day);
      let started = performance.now();
      const moved = await retime(ctx);
      times.push((performance.now() - started) / 1000);
      if (moved !== Math.round(open * share)) throw new Error(`${moved} due times were moved`);
      started = performance.now();
      await changeBarely(ctx.db, moved);
      bare.push((performance.now() - started) / 1000);
      say(`  ${day}: ${times.at(-1)!.toFixed(1)} s; bare ${bare.at(-1)!.toFixed(1)} s`);
    }
    const [many, all] = [Math.round(open * share), open].map((each) => each.toLocaleString('en'));
    const name = `${many} of ${all} counted again after a decree`;
    const goal = { of: 'value', below: 60 } as const;
    return [resultOf({ name, unit: 's', values: times, ceilings: bare, goal, complaints: open })];
  });

/**
 * Complaints that are examined all over the tree: the share is due the day after now, at each of its minutes,
 * and the others at the minutes of today, so that each day that is declared moves the same ones on.
 */
async function writeOpen(ctx: Ctx, url: string): Promise<void> {
  const directory = await readDirectory(ctx.db);
  const root = directory.childrenOf(null)[0]!;
  const calendar = await calendarOf(ctx, root.id, false, now);
  const ladder = ladderFor(directory, root.id, 'examination', 'ordinary', null);
  const since = new Date('2026-07-02T05:00:00Z');
  const minutes = Array.from({ length: dayMinutes }, (_, at) => at + 1);
  const dueOn = (daysBefore: number) =>
    minutes.map((minute) => {
      const total = daysBefore * dayMinutes + minute;
      const dueAt = addWorkingTime(calendar, since, total);
      const clock = { dueAt, minutes: total, total, extended: false };
      const next = nextStepAt({ clock, calendar, ladder, taken: 0 });
      return { minutes: total, due: dueAt, next };
    });
  // A Thursday, a Sunday, which is today, and a Monday.
  const classes = JSON.stringify({ today: dueOn(1), tomorrow: dueOn(2) });
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    // Without triggers, which would look at each by itself.
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `CREATE TEMP TABLE holders AS
         SELECT row_number() OVER () - 1 AS no, id, path FROM agencies WHERE active`,
    );
    await owner.query(
      `CREATE TEMP TABLE classes AS
         SELECT late, (at - 1)::int AS at, (one->>'minutes')::int AS minutes,
           (one->>'due')::timestamptz AS due, (one->>'next')::timestamptz AS next
         FROM (VALUES (false, $1::jsonb->'today'), (true, $1::jsonb->'tomorrow')) AS given (late, list),
           jsonb_array_elements(list) WITH ORDINALITY AS each (one, at)`,
      [classes],
    );
    await owner.query(
      `INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
         received_at, holder_id, holder_path, clock, clock_state, clock_since, clock_minutes,
         clock_total, due_at, next_step_at)
       SELECT 100000000000 + n * 7919::bigint, 'complaint', 'received', 1, 'portal', 'ar', 'شكوى رقم ' || n, 1,
         $1, holders.id, holders.path, 'examination', 'running', $1, minutes, minutes, due, next
       FROM generate_series(1, $2::int) n
       JOIN holders ON holders.no = n % (SELECT count(*) FROM holders)
       JOIN classes ON classes.at = n % $3::int AND late = (n <= $4::int)`,
      [since, open, dayMinutes, Math.round(open * share)],
    );
    await owner.query(
      `INSERT INTO history_entries (complaint_number, seq, at, verb, to_status, actor, holder_id,
         due_at, details)
       SELECT number, 1, received_at, 'receive', 'received', 'complainant', holder_id, due_at, '{}'
       FROM complaints`,
    );
    await owner.query('ANALYZE complaints');
    await owner.query('ANALYZE history_entries');
  } finally {
    await owner.end();
  }
}

/** As the desk declares it, a minute ago. */
async function declare(ctx: Ctx, url: string, day: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(
      `WITH declared AS (
         INSERT INTO calendar_days (agency_id, kind, first_day, last_day, name_ar, name_en, decree,
           declared_at)
         SELECT id, 'holiday', $1, $1, 'عطلة', 'Holiday', 'قرار', $2 FROM agencies
         WHERE parent_id IS NULL ORDER BY id LIMIT 1
         RETURNING id, agency_id, declared_at)
       INSERT INTO recounts (agency_id, calendar_day_id, asked_at)
       SELECT agency_id, id, declared_at FROM declared`,
      [day, new Date(now.getTime() - 60_000)],
    );
  } finally {
    await owner.end();
  }
  forgetDirectory(ctx.db);
}

/** As many others, of those that the day does not concern, get another due time and an entry that says so. */
async function changeBarely(db: Db, count: number): Promise<void> {
  const { rows: others } = await sql<{ number: string }>`
    SELECT number FROM complaints WHERE version = 1 AND clock_minutes <= ${2 * dayMinutes}
    ORDER BY number LIMIT ${count}`.execute(db);
  const numbers = others.map(({ number }) => number);
  for (let done = 0; done < numbers.length; done += batch) {
    await db.transaction().execute(async (tx) => {
      await sql`WITH changed AS (
          UPDATE complaints SET version = 2, due_at = due_at - interval '1 second',
            next_step_at = next_step_at - interval '1 second'
          WHERE number = ANY(${numbers.slice(done, done + batch)}::bigint[])
          RETURNING number, holder_id, due_at)
        INSERT INTO history_entries (complaint_number, seq, at, verb, from_status, to_status, actor,
          holder_id, due_at, details)
        SELECT number, 2, ${now}, 'retime', 'received', 'received', 'system', holder_id, due_at, '{}'
        FROM changed`.execute(tx);
    });
  }
}
