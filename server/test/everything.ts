import { sql } from 'kysely';
import type { Db } from '../platform/context.ts';

/**
 * A print of every row that complaints own, and of the figures: two that are equal show that nothing at all
 * was written in between. Tables that come later are in it without being named here.
 */
export async function everything(db: Db): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'complaint_number'
    union select unnest(array['complaints', 'event_figures', 'cohort_figures'])
    order by name`.execute(db);
  const prints = tables.rows.map(
    ({ name }) => sql`select ${name}::text as name,
      md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as print
      from ${sql.table(name)} t`,
  );
  const { rows } = await sql<{ name: string; print: string }>`${sql.join(
    prints,
    sql` union all `,
  )}`.execute(db);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
