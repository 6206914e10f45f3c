import type pg from 'pg';
import type { Statement } from './asked-statements.ts';
import { kindOf, type PlanKind, type PlanNode, relationsOf } from './plan-kind.ts';

/* How PostgreSQL would carry out what was asked: each statement with its own parameters, on one connection. */

export type Explained = PlanKind & {
  /** Which relations the statement is about; statements of one name stand beside each other. */
  readonly name: string;
  readonly text: string;
};

/** What is large in a filled database. */
export type Large = {
  /** A sort of as many rows, or a table that has them, is large: every tenth complaint. */
  readonly many: number;
  readonly tables: ReadonlySet<string>;
};

/**
 * The tables that have many rows, by the planner's own count, and more with every complaint: who works in a
 * country is many too, and may all be looked through.
 */
export async function largeTables(client: pg.ClientBase, complaints: number): Promise<Large> {
  const many = complaints / 10;
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= $1
       AND relname NOT IN ('staff', 'staff_roles', 'agencies', 'places')`,
    [many],
  );
  return { many, tables: new Set(rows.map(({ name }) => name as string)) };
}

/** Looked at once in two seconds, whoever asks then, to see whether what is kept in memory is still so. */
const lookedAt = new Set(['installation_facts', 'key_generations']);

/** Every plan that the statements have, once, in the order of their names; by the text as it is kept. */
export async function explain(
  client: pg.ClientBase,
  statements: readonly Statement[],
  large: Large,
): Promise<ReadonlyMap<string, Explained>> {
  const found = new Map<string, Explained>();
  for (const { text, values } of statements) {
    if (!/^\s*(select|insert|update|delete|merge|with)\b/i.test(text)) continue;
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
    const plan = rows[0]['QUERY PLAN'][0].Plan as PlanNode;
    const relations = relationsOf(plan);
    if (relations.every((relation) => lookedAt.has(relation))) continue;
    const kind = kindOf(plan, large);
    const name = relations.join(', ');
    found.set(`${[`# ${name}`, ...kind.lines].join('\n')}\n`, { ...kind, name, text });
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
