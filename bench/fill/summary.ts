import { sql } from 'kysely';
import type { Db } from '../../server/platform/context.ts';
import type { Progress } from './progress.ts';

/* What filling says at its end: how long each part of it took, and what a complaint takes on disk. */

/** Complaints a minute with all, and the share of each part of the work, a line each. */
export function ratesOf(complaints: number, { ended }: Progress): string[] {
  const all = ended.reduce((sum, { seconds }) => sum + seconds, 0);
  const rate = Math.round((complaints / all) * 60).toLocaleString('en');
  return [
    `${rate} complaints a minute, with all:`,
    ...ended.map(({ what, seconds }) => `  ${((100 * seconds) / all).toFixed(1)} % ${what}`),
  ];
}

/** Bytes on disk that a complaint takes, and of each table that has a part in them, rows and indexes, the most first. */
export async function sizesOf(db: Db, complaints: number): Promise<string[]> {
  const { rows } = await sql<{ name: string; own: number; indexes: number }>`
    SELECT c.relname AS name, pg_table_size(c.oid)::float8 AS own, pg_indexes_size(c.oid)::float8 AS indexes
    FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    ORDER BY pg_total_relation_size(c.oid) DESC, 1`.execute(db);
  const of = (bytes: number) => Math.round(bytes / complaints).toLocaleString('en');
  const sum = rows.reduce((bytes, { own, indexes }) => bytes + own + indexes, 0);
  return [
    `${of(sum)} bytes a complaint:`,
    ...rows
      .filter(({ own, indexes }) => own + indexes >= sum / 500)
      .map(({ name, own, indexes }) => `  ${of(own)} + ${of(indexes)} of indexes: ${name}`),
  ];
}
