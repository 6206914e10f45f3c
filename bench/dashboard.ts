/*
 * The dashboard of somebody who reaches everything and does everything, over 4,000 agencies: how long its one
 * request takes, at a tenth of the complaints and at all of them. Beside it stand the same numbers by plain
 * SQL, counted over all complaints and their histories. BENCH_COMPLAINTS sets how many there are; in the data
 * folder of `npm run bench:fill` that BENCH_DATABASE names, counted already, the reader is who did most there.
 */
import { standardRoles } from '@insaf/contract/roles.ts';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { readDashboard } from '../server/features/dashboard/actions/read-dashboard.ts';
import { forgetDirectory, readDirectory } from '../server/features/directory/index.ts';
import { countFigures } from '../server/features/figures/index.ts';
import type { Staff } from '../server/features/rights/index.ts';
import type { Ctx } from '../server/platform/context.ts';
import { fillComplaints } from './fill/fill-complaints.ts';
import { type Measurement, type Result, resultOf } from './measurement.ts';
import { filledFolder, inFilledWorld, inWorld, type World } from './world.ts';

const all = Number(process.env.BENCH_COMPLAINTS ?? 100_000);
const now = new Date('2026-07-05T09:00:00Z');
const reader = 'reader';

export const dashboard: Measurement = async ({ rounds, say }) => {
  if (filledFolder !== undefined) {
    return inFilledWorld(filledFolder, async ({ ctx, complaints }) => {
      const { rows } = await sql<{ id: string }>`SELECT staff_id AS id FROM history_entries
        WHERE staff_id IS NOT NULL GROUP BY staff_id ORDER BY count(*) DESC LIMIT 1`.execute(
        ctx.db,
      );
      const acting = await reading(ctx, rows[0]!.id);
      return [resultAt(complaints, await measure(ctx, acting, { rounds, say }))];
    });
  }
  const results = [];
  for (const complaints of [Math.ceil(all / 10), all]) {
    const found = await inWorld(now, async (world) => {
      say(`  writing ${complaints} complaints`);
      const acting = await prepare(world, complaints, say);
      return measure(world.ctx, acting, { rounds, say });
    });
    results.push(resultAt(complaints, found));
  }
  return results;
};

/** How long each round took: the dashboard, and the same by plain SQL. */
type Found = readonly [kept: number[], plain: number[]];

function resultAt(complaints: number, [values, ceilings]: Found): Result {
  const name = `dashboard over ${complaints.toLocaleString('en')} complaints`;
  const goal = { of: 'value', below: 200 } as const;
  return resultOf({ name, unit: 'ms', values, ceilings, goal, complaints });
}

/** Complaints of five years, of which the reader worked on a hundredth, all of it counted. */
async function prepare(
  { ctx, url }: World,
  complaints: number,
  say: (line: string) => void,
): Promise<Staff> {
  await fillComplaints({ url, complaints, until: now, say });
  forgetDirectory(ctx.db);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica;
    INSERT INTO staff (id, name, email) VALUES ('${reader}', 'قارئ', 'reader@insaf.example');
    UPDATE history_entries SET actor = 'staff', staff_id = '${reader}', agency_id = holder_id
      WHERE complaint_number % 100 = 0`);
  await owner.end();
  await countFigures(ctx, { wait: true });
  await sql`VACUUM ANALYZE`.execute(ctx.db);
  return reading(ctx, reader);
}

/** Somebody on the staff, as who reaches everything and does everything. */
async function reading(ctx: Ctx, staffId: string): Promise<Staff> {
  const { id: agencyId, path } = (await readDirectory(ctx.db)).agencyByCode('cabinet')!;
  const roles = ['head', 'examiner', 'agency_officer', 'judge', 'administrator'] as const;
  const holdings = roles.map((role) => ({
    ...{ role, permissions: standardRoles[role], agencyId, path, reach: 'below' as const },
  }));
  return { kind: 'staff', staffId, name: 'قارئ', holdings };
}

async function measure(
  ctx: Ctx,
  acting: Staff,
  { rounds, say }: Pick<Parameters<Measurement>[0], 'rounds' | 'say'>,
): Promise<Found> {
  const [kept, plain]: Found = [[], []];
  await readDashboard(ctx, acting);
  for (let round = 1; round <= rounds; round += 1) {
    let started = performance.now();
    await readDashboard(ctx, acting);
    kept.push(performance.now() - started);
    started = performance.now();
    await plainDashboard(ctx, acting.staffId);
    plain.push(performance.now() - started);
    say(`  round ${round}: ${kept.at(-1)!.toFixed(0)} ms; plain ${plain.at(-1)!.toFixed(0)} ms`);
  }
  return [kept, plain];
}

/** Less than the same: every list whole, and the days of two months from their histories. */
async function plainDashboard({ db, clock }: Ctx, staffId: string): Promise<void> {
  const now = clock();
  const recent = (day: RawBuilder<unknown>) =>
    sql`${day} BETWEEN ${now}::date - 35 AND ${now}::date`;
  await sql`SELECT status, count(*), count(*) FILTER (WHERE turn_at < ${now}), count(*) FILTER
      (WHERE appeals > 0), count(*) FILTER (WHERE hand_backs > 0), count(obstacle_id), min(turn_at)
    FROM complaints GROUP BY status`.execute(db);
  await sql`SELECT verb, count(*) FROM history_entries WHERE staff_id = ${staffId} GROUP BY verb`.execute(
    db,
  );
  const day = (at: string) => sql`(${sql.ref(at)} AT TIME ZONE 'Africa/Cairo')::date`;
  await sql`SELECT h.verb, ${day('h.at')}, split_part(a.path, '/', 3), count(*)
    FROM history_entries h JOIN agencies a ON a.id = h.holder_id
    WHERE ${recent(day('h.at'))} GROUP BY 1, 2, 3`.execute(db);
  await sql`SELECT status, count(*) FROM complaints
    WHERE ${recent(day('received_at'))} GROUP BY status`.execute(db);
}
