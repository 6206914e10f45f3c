/*
 * The digests of a morning: fifty thousand officers all over the country, and a million open complaints of
 * which a hundred thousand are late. Measured until the mail is handed over; what takes it is a stand-in that
 * takes everything at once, so no time of a mail server is in it. Beside it the ceiling: as many rows taken
 * and marked as sent, in as many statements. BENCH_PEOPLE, BENCH_OPEN and BENCH_OVERDUE set how many.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { sendDigests } from '../server/features/digests/index.ts';
import type { Db } from '../server/platform/context.ts';
import { writeOverdue } from '../server/test/overdue-complaints.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { inWorld } from './world.ts';

const people = Number(process.env.BENCH_PEOPLE ?? 50_000);
const open = Number(process.env.BENCH_OPEN ?? 1_000_000);
const overdue = Number(process.env.BENCH_OVERDUE ?? 100_000);
const now = new Date('2026-07-05T06:00:00Z');

export const digests: Measurement = ({ rounds, say }) =>
  inWorld(now, async ({ ctx, url }) => {
    say(`  writing ${people} people and ${open} open complaints`);
    await writeOverdue(url, { overdue, open, at: now });
    await writePeople(url);
    const times: number[] = [];
    const bare: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await ctx.db.deleteFrom('staff_digests').execute();
      let mails = 0;
      const email = {
        send: async () => {
          mails += 1;
          return null;
        },
      };
      let started = performance.now();
      let runs = 0;
      for (let sent = -1; mails > sent; runs += 1) {
        sent = mails;
        await sendDigests(ctx, { email: email as never });
      }
      times.push((performance.now() - started) / 1000);
      if (mails !== people) throw new Error(`${mails} of ${people} digests were sent`);
      await ctx.db.deleteFrom('staff_digests').execute();
      started = performance.now();
      await markBarely(ctx.db);
      bare.push((performance.now() - started) / 1000);
      say(
        `  round ${round}: ${times.at(-1)!.toFixed(1)} s in ${runs - 1} runs; bare ${bare.at(-1)!.toFixed(1)} s`,
      );
    }
    const name = `${people.toLocaleString('en')} digests of a morning handed over`;
    const goal = { of: 'value', below: 300 } as const;
    return [resultOf({ name, unit: 's', values: times, ceilings: bare, goal, complaints: open })];
  });

/** Officers, as many at every agency. */
async function writePeople(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(
      `INSERT INTO staff (id, name, email, search_text)
       SELECT 'o' || n, 'موظف ' || n, 'o' || n || '@insaf.example', '' FROM generate_series(1, $1::int) n`,
      [people],
    );
    await owner.query(
      `INSERT INTO staff_roles (staff_id, role, agency_id)
       SELECT 'o' || n, 'agency_officer', holders.id FROM generate_series(1, $1::int) n
       JOIN (SELECT row_number() OVER () - 1 AS no, id FROM agencies WHERE active) AS holders
         ON holders.no = n % (SELECT count(*) FROM agencies WHERE active)`,
      [people],
    );
    await owner.query('ANALYZE staff; ANALYZE staff_roles');
  } finally {
    await owner.end();
  }
}

/** A row for each, taken, about to be sent and sent: what no digest does without. */
async function markBarely(db: Db): Promise<void> {
  for (let person = 1; person <= people; person += 1) {
    const id = `o${person}`;
    await sql`INSERT INTO staff_digests (staff_id, day, state, since)
      VALUES (${id}, '2026-07-05', 'taken', ${now})`.execute(db);
    for (const state of ['sending', 'sent']) {
      await sql`UPDATE staff_digests SET state = ${state} WHERE staff_id = ${id}`.execute(db);
    }
  }
}
