import { readFileSync } from 'node:fs';
import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import type { TestApp } from './app.ts';

/*
 * Figures by the queries of docs/figures.md, run as they stand there, beside those that are kept.
 */

type Database = Pick<TestApp['database'], 'pool'>;
type Basis = 'event' | 'cohort';
/** A figure, the agency whose own it is, the day, and how many. */
export type Row = readonly [figure: string, agencyId: number, day: string, count: number];

const page = new URL('../../docs/figures.md', import.meta.url);

/** What the page's queries of a basis give; time that ran out is that until `now`. */
export async function documentedFigures(
  { pool }: Database,
  basis: Basis,
  now: Date,
): Promise<Row[]> {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```sql\n(.*?)^```$/gms);
  const queries = [...blocks].map(([, query]) =>
    query!.replaceAll('now()', `timestamptz '${now.toISOString()}'`),
  );
  const client = await pool.connect();
  const rows: Row[] = [];
  try {
    await client.query('BEGIN');
    for (const query of queries) {
      const [, of, name] = /^-- (event|cohort) (\w+)\n/.exec(query) ?? [];
      if (of === undefined) await client.query(query);
      if (of !== basis) continue;
      for (const row of (await client.query(query)).rows) {
        rows.push([row.figure ?? name, row.agency_id, row.day, Number(row.count)]);
      }
    }
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  return rows.sort(byKey);
}

/** The own figures of every agency and day that are kept. */
export async function keptFigures({ pool }: Database, basis: Basis): Promise<Row[]> {
  const { rows } = await pool.query(
    `SELECT * FROM ${basis}_figures WHERE reach = 'own' AND part = 'all' AND span = 'day'`,
  );
  const names = basis === 'event' ? eventFigures : cohortFigures;
  const kept = rows.flatMap((row) =>
    names.flatMap((name): Row[] =>
      row[name] === null ? [] : [[name, row.agency_id, row.start, row[name]]],
    ),
  );
  return kept.sort(byKey);
}

function byKey(a: Row, b: Row): number {
  const [one, other] = [a, b].map(([figure, agency, day]) => `${figure} ${agency} ${day}`);
  return one! < other! ? -1 : 1;
}
