/*
 * Figures: counting complaints from their histories, and a review of a year: the root with all its parts and
 * the table of the agencies below it, by event and by cohort. Beside the review stands the same by plain SQL
 * over all complaints and their histories. BENCH_COMPLAINTS sets how many there are.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import { sql } from 'kysely';
import { composeCtx } from '../server/app.ts';
import { loadFirstDirectory } from '../server/features/agencies/index.ts';
import { countFigures } from '../server/features/figures/index.ts';
import { readConfig } from '../server/platform/config.ts';
import type { Db } from '../server/platform/context.ts';
import { connect } from '../server/platform/db/connect.ts';
import { startEmbeddedPostgres } from '../server/platform/db/embedded-postgres.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { createLog } from '../server/platform/log.ts';
import { writeHistories } from '../server/test/many-histories.ts';
import { type Measurement, resultOf } from './measurement.ts';

const complaints = Number(process.env.BENCH_COMPLAINTS ?? 100_000);
const now = new Date('2026-07-05T09:00:00Z');
const [from, to] = ['2025-06-10', '2026-06-09'];

export const figures: Measurement = async ({ rounds, say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const connection = connect(postgres.url, { max: 4, statementTimeout: 0 });
  try {
    await migrate(postgres.url);
    const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    const log = createLog({ level: config.LOG_LEVEL });
    const ctx = composeCtx({ db: connection.db, config, log, clock: () => now });
    await loadFirstDirectory(ctx, () => undefined);
    say(`  writing ${complaints} complaints`);
    await writeHistories(postgres.url, { complaints, until: now });
    let started = performance.now();
    await countFigures(ctx, { wait: true });
    const seconds = (performance.now() - started) / 1000;
    say(`  counted in ${seconds.toFixed(1)} s; ${await sizes(connection.db)}`);
    await sql`VACUUM ANALYZE`.execute(connection.db);
    const kept: number[] = [];
    const plain: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      started = performance.now();
      await review(connection.db);
      kept.push(performance.now() - started);
      started = performance.now();
      await plainReview(connection.db);
      plain.push(performance.now() - started);
      say(`  round ${round}: ${kept.at(-1)!.toFixed(0)} ms; plain ${plain.at(-1)!.toFixed(0)} ms`);
    }
    const speed = { name: 'complaints counted', unit: '/s', values: [complaints / seconds] };
    const name = `review of a year over ${complaints.toLocaleString('en')} complaints`;
    const goal = { of: 'value', below: 1000 } as const;
    return [
      resultOf({ ...speed, complaints }),
      resultOf({ name, unit: 'ms', values: kept, ceilings: plain, goal, complaints }),
    ];
  } finally {
    await connection.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const period = sql`(span = 'month' AND start BETWEEN '2025-07-01' AND '2026-05-01'
  OR span = 'day' AND (start BETWEEN ${from} AND '2025-06-30' OR start BETWEEN '2026-06-01' AND ${to}))`;

/** The root by every part, and each agency below it, from the sums. */
async function review(db: Db): Promise<void> {
  for (const [table, names] of [
    ['event_figures', eventFigures],
    ['cohort_figures', cohortFigures],
  ] as const) {
    const sums = sql.join(names.map((name) => sql`sum(${sql.ref(name)})`));
    const root = sql`agency_id = (SELECT id FROM agencies WHERE parent_id IS NULL)`;
    await sql`SELECT part, value, ${sums} FROM ${sql.table(table)}
      WHERE ${root} AND reach IN ('own', 'under') AND ${period} GROUP BY part, value`.execute(db);
    await sql`SELECT agency_id, ${sums} FROM ${sql.table(table)}
      WHERE agency_id IN (SELECT id FROM agencies WHERE parent_id = (
          SELECT id FROM agencies WHERE parent_id IS NULL))
        AND reach IN ('own', 'under') AND part = 'all' AND value = '' AND ${period}
      GROUP BY agency_id`.execute(db);
  }
}

/** Less than the same, from histories: verbs by every part and agency, and statuses by every part. */
async function plainReview(db: Db): Promise<void> {
  const day = (at: string) => sql`(${sql.ref(at)} AT TIME ZONE 'Africa/Cairo')::date`;
  await sql`SELECT h.verb, h.category_id, c.channel, c.kind, c.place_id, split_part(a.path, '/', 3),
      count(*)
    FROM history_entries h JOIN complaints c ON c.number = h.complaint_number
    JOIN agencies a ON a.id = h.holder_id
    WHERE ${day('h.at')} BETWEEN ${from} AND ${to}
    GROUP BY GROUPING SETS ((h.verb), (h.verb, h.category_id), (h.verb, c.channel), (h.verb, c.kind),
      (h.verb, c.place_id), (h.verb, split_part(a.path, '/', 3)))`.execute(db);
  await sql`SELECT status, category_id, channel, kind, place_id, split_part(holder_path, '/', 3), count(*)
    FROM complaints WHERE ${day('received_at')} BETWEEN ${from} AND ${to}
    GROUP BY GROUPING SETS ((status), (status, category_id), (status, channel), (status, kind),
      (status, place_id), (status, split_part(holder_path, '/', 3)))`.execute(db);
}

async function sizes(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string; size: string }>`
    SELECT name, pg_size_pretty(pg_total_relation_size(name::regclass)) AS size
    FROM unnest(ARRAY['event_figures', 'cohort_figures', 'complaint_figures']) AS name`.execute(db);
  return rows.map(({ name, size }) => `${name} ${size}`).join(', ');
}
