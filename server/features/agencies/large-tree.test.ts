/**
 * The real registry has some 3,850 agencies. This one has 4,000 in six levels, and shows that it can be loaded
 * and searched, and that every question about the tree is a range of an index.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { readDirectory } from '../directory/index.ts';
import { listAgencies } from './actions/list-agencies.ts';
import { loadDirectory } from './actions/load-directory.ts';
import { above, branch, children } from './queries.ts';

const acting = { kind: 'system', job: 'test' } as const;
const levels = ['cabinet', 'governorate', 'general_diwan', 'local_unit', 'office', 'office'];

/** Cabinet, 27 governorates, 6 bodies in each, 4 units in each, and offices in two levels: 4,000. */
function largeTree(): string[] {
  const rows = ['a,,cabinet,رئاسة مجلس الوزراء,Cabinet,,,,false'];
  let level = ['a'];
  for (const [depth, width] of [
    [1, 27],
    [2, 6],
    [3, 4],
    [4, 4],
    [5, 1],
  ] as const) {
    const next: string[] = [];
    for (const parent of level) {
      for (let number = 1; number <= width && rows.length < 4000; number += 1) {
        const code = `${parent}-${number}`;
        next.push(code);
        const kind = levels[depth];
        rows.push(`${code},${parent},${kind},الجهة رقم ${code},Agency ${code},,local,,false`);
      }
    }
    level = next;
  }
  return rows;
}

let bare: Awaited<ReturnType<typeof bareCtx>>;
let csv: string;
beforeAll(async () => {
  bare = await bareCtx();
  const header = 'code,parent,kind,name_ar,name_en,governorate,sectors,place,examines';
  csv = [header, ...largeTree().reverse()].join('\n');
  const [report] = await loadDirectory(bare.ctx, acting, { agencies: csv });
  expect(report?.added).toHaveLength(4000);
  // as autovacuum does a minute later, so that the planner knows how many there are
  await bare.database.pool.query('ANALYZE agencies');
});
afterAll(() => bare.close());

test('four thousand agencies in six levels load, and load again without a change', async () => {
  const [again] = await loadDirectory(bare.ctx, acting, { agencies: csv });
  expect(again).toMatchObject({ added: [], changed: [], moved: [], unchanged: 4000, missing: [] });
  const depth = Math.max(
    ...(await readDirectory(bare.ctx.db)).agencies.map(({ path }) => path.split('/').length - 2),
  );
  expect(depth).toBe(6);
});

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
};

/** How PostgreSQL would answer: each scan as `index` or `table`. */
async function scansOf(query: { explain: (format: 'json') => Promise<unknown> }) {
  const [answer] = (await query.explain('json')) as { 'QUERY PLAN': { Plan: Plan }[] }[];
  const scans: string[] = [];
  const collect = (plan: Plan) => {
    if (plan['Index Name']) scans.push(plan['Index Name']);
    else if (plan['Node Type'] === 'Seq Scan') scans.push(`all of ${plan['Relation Name']}`);
    for (const inner of plan.Plans ?? []) collect(inner);
  };
  collect(answer!['QUERY PLAN'][0]!.Plan);
  return scans;
}

test('what lies below, directly below and above an agency is a range of an index', async () => {
  const { db } = bare.ctx;
  const directory = await readDirectory(db);
  const governorate = directory.agencyByCode('a-5')!;
  const office = directory.agencies.find(({ path }) => path.split('/').length === 8)!;
  expect(await scansOf(branch(db, governorate.path))).toEqual(['agencies_path_key']);
  expect(await scansOf(children(db, governorate.id))).toEqual(['agencies_parent']);
  expect(await scansOf(above(db, office.path))).toEqual(['agencies_pkey']);

  expect(await branch(db, governorate.path).execute()).toHaveLength(
    directory.agencies.filter(({ path }) => path.startsWith(governorate.path)).length,
  );
  expect(await children(db, governorate.id).execute()).toHaveLength(6);
  expect(await above(db, office.path).execute()).toHaveLength(5);
});

test('the same questions without their indexes would read the whole table', async () => {
  const db = bare.ctx.db;
  const without = db.selectFrom('agencies').selectAll().where('name_en', '=', 'Agency a-5');
  expect(await scansOf(without)).toEqual(['all of agencies']);
});

test('one of them is found by its words', async () => {
  const { agencies } = await listAgencies(bare.ctx, { words: 'الجهه رقم a-27-3', limit: 50 });
  expect(agencies[0]?.code).toBe('a-27-3');
});
