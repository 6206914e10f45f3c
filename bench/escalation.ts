/*
 * Taking the steps of ladders: a hundred thousand complaints that are overdue at one moment, of a million
 * that are open, by one worker. Beside it what the database needs for the same many changes of a complaint
 * with an entry in its history, and nothing else, in as many transactions. BENCH_OPEN and BENCH_OVERDUE set
 * how many; every round has complaints of its own.
 */
import { sql } from 'kysely';
import { escalate } from '../server/features/escalation/index.ts';
import type { Db } from '../server/platform/context.ts';
import { writeOverdue } from '../server/test/overdue-complaints.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { inWorld } from './world.ts';

const open = Number(process.env.BENCH_OPEN ?? 1_000_000);
const overdue = Number(process.env.BENCH_OVERDUE ?? 100_000);
const batch = 1000;
const now = new Date('2026-07-05T09:00:00Z');

export const escalation: Measurement = ({ rounds, say }) =>
  inWorld(now, async ({ ctx, url }) => {
    say(`  writing ${open} open complaints`);
    await writeOverdue(url, { overdue: 0, open, at: now });
    const times: number[] = [];
    const bare: number[] = [];
    // Each round takes two shares of the complaints: one for either.
    const most = Math.min(rounds, Math.floor(open / overdue / 2));
    for (let round = 1; round <= most; round += 1) {
      await letRunOut(ctx.db);
      let started = performance.now();
      const taken = await escalate(ctx, batch);
      times.push((performance.now() - started) / 1000);
      if (taken !== overdue) throw new Error(`${taken} of ${overdue} steps were taken`);
      started = performance.now();
      await changeBarely(ctx.db);
      bare.push((performance.now() - started) / 1000);
      say(`  round ${round}: ${times.at(-1)!.toFixed(1)} s; bare ${bare.at(-1)!.toFixed(1)} s`);
    }
    const name = `${overdue.toLocaleString('en')} overdue of ${open.toLocaleString('en')} escalated`;
    const goal = { of: 'value', below: 60 } as const;
    return [resultOf({ name, unit: 's', values: times, ceilings: bare, goal, complaints: open })];
  });

/** The time of so many runs out now, of those of which no step was taken. */
async function letRunOut(db: Db): Promise<void> {
  await sql`UPDATE complaints SET due_at = ${now}, next_step_at = ${now} WHERE number IN (
    SELECT number FROM complaints WHERE version = 1 ORDER BY number LIMIT ${overdue})`.execute(db);
}

/** As many others get a version more and an entry that says so. */
async function changeBarely(db: Db): Promise<void> {
  const { rows: others } = await sql<{ number: string }>`
    SELECT number FROM complaints WHERE version = 1 ORDER BY number LIMIT ${overdue}`.execute(db);
  const numbers = others.map(({ number }) => number);
  for (let done = 0; done < overdue; done += batch) {
    await db.transaction().execute(async (tx) => {
      await sql`WITH changed AS (
          UPDATE complaints
          SET version = 2, ladder_step = 3, next_step_at = ${now}::timestamptz + interval '1 day'
          WHERE number = ANY(${numbers.slice(done, done + batch)}::bigint[])
          RETURNING number, holder_id, due_at)
        INSERT INTO history_entries (complaint_number, seq, at, verb, from_status, to_status, actor,
          holder_id, due_at, details)
        SELECT number, 2, ${now}, 'escalate', 'received', 'received', 'system', holder_id, due_at, '{}'
        FROM changed`.execute(tx);
    });
  }
}
