/*
 * Figures: counting all of history and counting on, and what is read of them: the review of a year at the root
 * and in a governorate, narrowed by one part and by two, a page of the complaints behind a number, and the
 * index of agencies. Beside the review stands the same by plain SQL over all complaints and their histories.
 * BENCH_COMPLAINTS sets how many there are; they are of five years and 4,000 agencies. In the data folder of
 * `npm run bench:fill` that BENCH_DATABASE names, what is not counted yet is counted, and nothing is moved.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { forgetDirectory, readDirectory } from '../server/features/directory/index.ts';
import { countFigures } from '../server/features/figures/index.ts';
import { drillReview } from '../server/features/review/actions/drill-review.ts';
import { readReview } from '../server/features/review/index.ts';
import type { Acting } from '../server/features/rights/index.ts';
import { computeStandings } from '../server/features/standing/actions/compute-standings.ts';
import type { Ctx, Db } from '../server/platform/context.ts';
import { fillComplaints } from './fill/fill-complaints.ts';
import { type Measurement, type Result, resultOf } from './measurement.ts';
import { filledFolder, inFilledWorld, inWorld } from './world.ts';

const asMany = Number(process.env.BENCH_COMPLAINTS ?? 100_000);
const moved = Math.min(5000, Math.floor(asMany / 10));
const now = new Date('2026-07-05T09:00:00Z');
const [from, to] = ['2025-06-10', '2026-06-09'];
const asked = { from, to, tree: 'day' } as const;

type Say = (line: string) => void;

export const figures: Measurement = ({ rounds, say }) =>
  filledFolder === undefined
    ? inWorld(now, async ({ ctx, url }) => {
        say(`  writing ${asMany} complaints`);
        await fillComplaints({ url, complaints: asMany, until: now, say });
        forgetDirectory(ctx.db);
        const counted = await countAll(ctx, asMany, say);
        await moveSome(url);
        const countedOn = await secondsOf(() => countFigures(ctx));
        const speed = { name: 'moved complaints counted', unit: '/s' };
        const onward = resultOf({ ...speed, values: [moved / countedOn] });
        const read = await readings(ctx, rounds, say);
        return [...counted, onward, ...read].map((result) => ({ ...result, complaints: asMany }));
      })
    : inFilledWorld(filledFolder, async ({ ctx, complaints }) => {
        const counted = await countAll(ctx, complaints, say);
        const read = await readings(ctx, rounds, say);
        return [...counted, ...read].map((result) => ({ ...result, complaints }));
      });

/** Counts what is not counted yet; nothing is said of its speed where that is no hundredth of all. */
async function countAll(ctx: Ctx, complaints: number, say: Say): Promise<Result[]> {
  let counted = 0;
  const seconds = await secondsOf(async () => {
    counted = await countFigures(ctx, { wait: true });
  });
  say(`  counted ${counted} in ${seconds.toFixed(1)} s`);
  for (const line of await sizes(ctx.db, complaints)) say(`  ${line}`);
  await sql`VACUUM ANALYZE`.execute(ctx.db);
  if (counted < complaints / 100) return [];
  return [resultOf({ name: 'complaints counted', unit: '/s', values: [counted / seconds] })];
}

/** What readers wait for, each in milliseconds. */
async function readings(ctx: Ctx, rounds: number, say: Say): Promise<Result[]> {
  const index = await secondsOf(() => computeStandings(ctx));
  const { acting, governorate, category, place } = await readerOf(ctx);
  const readers = {
    'review of a year': () => readReview(ctx, acting, asked),
    'the same of a governorate': () => readReview(ctx, acting, { ...asked, agency: governorate }),
    'the same of one category': () => readReview(ctx, acting, { ...asked, category }),
    'of one category, by channel': () =>
      readReview(ctx, acting, { ...asked, agency: governorate, category, channel: 'portal' }),
    'of one place, by channel': () =>
      readReview(ctx, acting, { ...asked, place, channel: 'portal' }),
    'of the most common kind, by channel': () =>
      readReview(ctx, acting, { ...asked, kind: 'complaint', channel: 'portal' }),
    'of three parts at once': () =>
      readReview(ctx, acting, { ...asked, category, kind: 'complaint', channel: 'portal' }),
    'a page behind a number': () =>
      drillReview(ctx, acting, { ...asked, basis: 'events', figure: 'appealed', limit: 50 }),
  };
  const values = Object.entries(readers).map(([name, read]) => ({
    name,
    read,
    ms: [] as number[],
  }));
  const plain: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, read, ms } of values) {
      ms.push((await secondsOf(read)) * 1000);
      say(`  round ${round}: ${name} ${ms.at(-1)!.toFixed(0)} ms`);
    }
    plain.push((await secondsOf(() => plainReview(ctx.db))) * 1000);
    say(`  round ${round}: by plain SQL ${plain.at(-1)!.toFixed(0)} ms`);
  }
  const goal = { of: 'value', below: 1000 } as const;
  const reviews = values.map(({ name, ms }, at) =>
    resultOf({ name, unit: 'ms', values: ms, goal, ...(at === 0 ? { ceilings: plain } : {}) }),
  );
  return [resultOf({ name: 'the index of agencies', unit: 's', values: [index] }), ...reviews];
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

/** Somebody who reads all figures, with what there is to ask for. */
async function readerOf(ctx: Ctx) {
  const directory = await readDirectory(ctx.db);
  const root = directory.childrenOf(null)[0]!;
  const { id: agencyId, path } = root;
  const permissions = ['readFigures', 'readComplaints'] as const;
  const holding = { role: 'head', permissions, agencyId, path, reach: 'below' } as const;
  const acting: Acting = { kind: 'staff', staffId: 'bench', name: 'bench', holdings: [holding] };
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM categories WHERE id IN (
      SELECT value::int FROM cohort_figures WHERE agency_id = ${root.id} AND part = 'category' AND value <> ''
      GROUP BY value ORDER BY sum(received) DESC LIMIT 1)`.execute(ctx.db);
  const governorate = directory.agencies.find(({ kind }) => kind === 'governorate')!;
  const place = directory.places.find(({ id }) => id === governorate.place_id)!;
  return { acting, governorate: governorate.code, category: rows[0]!.code, place: place.code };
}

/** Complaints that were closed get an entry more, as from an appeal a moment ago; by the owner of the database. */
async function moveSome(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    // Without triggers, which would want all that a move leaves.
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `WITH moved AS (
        INSERT INTO history_entries (complaint_number, seq, at, verb, from_status, to_status, actor,
          holder_id, category_id, details)
        SELECT number, version + 1, $1, 'appeal', status, 'received', 'complainant', holder_id,
          category_id, '{}'
        FROM complaints WHERE status = 'closed' ORDER BY number LIMIT $2
        RETURNING complaint_number)
      INSERT INTO figure_deltas (complaint_number) SELECT complaint_number FROM moved`,
      [now, moved],
    );
  } finally {
    await owner.end();
  }
}

/** Less than the review, from histories: verbs by every part and agency, and statuses by every part. */
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

/** How much is kept for each complaint. */
async function sizes(db: Db, complaints: number): Promise<string[]> {
  const { rows } = await sql<{ name: string; bytes: number; of_indexes: number }>`
    SELECT name, (pg_total_relation_size(name::regclass) / ${complaints}::float)::int AS bytes,
      (pg_indexes_size(name::regclass) / ${complaints}::float)::int AS of_indexes
    FROM unnest(ARRAY['complaints', 'history_entries', 'complaint_figures', 'event_figures',
      'cohort_figures']) AS name`.execute(db);
  return rows.map(
    ({ name, bytes, of_indexes }) =>
      `${name}: ${bytes} bytes a complaint, of which ${of_indexes} are indexes`,
  );
}
