import { expect, test } from 'vitest';
import { testDatabase } from '../../server/test/database.ts';
import { explain, largeTables } from './explain.ts';
import { kindOf, type PlanNode } from './plan-kind.ts';

const large = { tables: new Set(['complaints']), many: 10_000 };
const scan = (more: Partial<PlanNode> = {}): PlanNode => ({
  ...{ 'Node Type': 'Seq Scan', 'Relation Name': 'complaints', 'Plan Rows': 200_000 },
  ...more,
});
const over = (type: string, below: PlanNode, rows = below['Plan Rows']): PlanNode => ({
  ...{
    'Node Type': type,
    'Plan Rows': rows,
    Plans: [{ ...below, 'Parent Relationship': 'Outer' }],
  },
});
const byIndex = scan({ 'Node Type': 'Index Scan', 'Index Name': 'complaints_turn' });
const wholeOf = (plan: PlanNode) => kindOf(plan, large).whole;

test('a plan is of the same kind whatever it costs, and of another by another index', () => {
  const lines = (plan: PlanNode) => kindOf(plan, large).lines;
  expect(lines(over('Limit', byIndex, 50))).toEqual(lines(over('Limit', byIndex, 51)));
  const other = scan({ ...byIndex, 'Index Name': 'complaints_received' });
  expect(lines(over('Limit', byIndex))).not.toEqual(lines(over('Limit', other)));
});

test('what reads a whole table is found, and what stops when it has enough is not', () => {
  expect(wholeOf(scan())).toEqual(['Seq Scan of complaints']);
  expect(wholeOf(scan({ 'Relation Name': 'places' }))).toEqual([]);
  expect(wholeOf(over('Limit', scan(), 50))).toEqual(['Seq Scan of complaints']);
  expect(wholeOf(over('Limit', byIndex, 50))).toEqual([]);
  expect(wholeOf(over('Limit', over('Aggregate', byIndex), 50))).toHaveLength(1);
  expect(wholeOf(scan({ ...byIndex, 'Index Cond': '(number = 1)' }))).toEqual([]);
});

test('a sort of many rows is found, and one of few is not', () => {
  const few = scan({ ...byIndex, 'Index Cond': '(holder_id = 1)', 'Plan Rows': 100 });
  expect(wholeOf(over('Sort', few))).toEqual([]);
  expect(wholeOf(over('Sort', { ...few, 'Plan Rows': 10_000 }))).toEqual(['Sort']);
});

test('a statement is explained with its parameters, once for each plan, and not carried out', async () => {
  const { pool, close } = await testDatabase();
  const client = await pool.connect();
  try {
    const byNumber = { text: 'DELETE FROM complaints WHERE number = $1', values: ['1'] };
    const both = [byNumber, { ...byNumber, values: ['2'] }, { text: 'BEGIN', values: [] }];
    const found = await explain(client, both, await largeTables(client, 1));
    expect([...found.keys()]).toEqual([
      '# complaints\nDelete of complaints\n  Index Scan of complaints by complaints_pkey\n',
    ]);
  } finally {
    client.release();
    await close();
  }
});
