import type { Client } from 'pg';

/** What a database says of one of our tables. Columns are in the order of the key they belong to. */
export type Table = {
  name: string;
  columns: { name: string; type: string }[];
  primaryKey: string[];
  /** Unique constraints and unique indexes; an expression comes out as its text. */
  uniques: { name: string; columns: string[] }[];
  references: { name: string; columns: string[]; to: string; toColumns: string[] }[];
  /** As PostgreSQL prints them: `CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))`. */
  checks: { name: string; definition: string }[];
  /** Events on which a BEFORE trigger refuses: INSERT, UPDATE, DELETE, TRUNCATE. */
  refuses: string[];
  /** Its triggers, each with the text of its function and of those that this one calls. */
  triggers: { name: string; text: string }[];
  /** What the role that the server works as may do. */
  serverMay: string[];
};

/** The function that the guards of append-only tables call (0001-directory.sql). */
const refusal = 'refuse_change';
const serverRole = 'insaf_app';

const statement = `
with recursive called as (
  select g.oid as trigger, p.oid as function, p.prosrc as text
  from pg_trigger g join pg_proc p on p.oid = g.tgfoid
  where not g.tgisinternal
  union
  select c.trigger, p.oid, p.prosrc
  from called c join pg_proc p on p.pronamespace = 'public'::regnamespace
    and c.text ~ ('\\m' || p.proname || '\\M')
), keys as (
  select i.indrelid, c.relname as name, i.indisprimary,
    array(
      select pg_get_indexdef(i.indexrelid, n, true)
      from generate_series(1, i.indnkeyatts) as n order by n
    ) as columns
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indisunique
), names as (
  select conname as name, conrelid, confrelid, contype, pg_get_constraintdef(oid) as definition,
    array(select attname::text from unnest(conkey) with ordinality as k(n, at)
      join pg_attribute on attrelid = conrelid and attnum = n order by at) as columns,
    array(select attname::text from unnest(confkey) with ordinality as k(n, at)
      join pg_attribute on attrelid = confrelid and attnum = n order by at) as to_columns
  from pg_constraint
)
select t.relname as name,
  (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, null))
     order by attnum)
   from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped) as columns,
  coalesce((select array_to_json(k.columns) from keys k
    where k.indrelid = t.oid and k.indisprimary), '[]') as "primaryKey",
  coalesce((select json_agg(json_build_object('name', k.name, 'columns', k.columns))
    from keys k where k.indrelid = t.oid and not k.indisprimary), '[]') as uniques,
  coalesce((select json_agg(json_build_object('name', n.name, 'columns', n.columns,
      'to', n.confrelid::regclass::text, 'toColumns', n.to_columns))
    from names n where n.conrelid = t.oid and n.contype = 'f'), '[]') as references,
  coalesce((select json_agg(json_build_object('name', n.name, 'definition', n.definition))
    from names n where n.conrelid = t.oid and n.contype = 'c'), '[]') as checks,
  coalesce((select json_agg(distinct event) from pg_trigger g
      join pg_proc p on p.oid = g.tgfoid and p.proname = $1
      cross join lateral (values (4, 'INSERT'), (8, 'DELETE'), (16, 'UPDATE'), (32, 'TRUNCATE'))
        as events(bit, event)
    where g.tgrelid = t.oid and g.tgenabled in ('O', 'A') and g.tgtype & 2 = 2
      and g.tgtype & bit = bit), '[]') as refuses,
  coalesce((select json_agg(json_build_object('name', g.tgname, 'text',
      (select string_agg(c.text, E'\\n' order by c.function) from called c where c.trigger = g.oid))
      order by g.tgname)
    from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal), '[]') as triggers,
  coalesce((select json_agg(privilege)
    from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
    where has_table_privilege($2, t.oid, privilege)), '[]') as "serverMay"
from pg_class t
where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
order by t.relname`;

/** The tables of the schema `public`, as the connected database has them, within its transaction. */
export async function readCatalogue(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(statement, [refusal, serverRole]);
  return rows;
}
