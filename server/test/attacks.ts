import { type Kysely, sql } from 'kysely';
import { coveredColumns, keptTables, uncovered, unkept } from '../features/ledger/index.ts';
import type { DB } from '../platform/db/tables.generated.ts';

/*
 * What somebody with the rights of a superuser may do to the rows, with all triggers off: for tests of who
 * has to find it. Every attack is drawn from the tables as they are, so that none is left out by habit.
 */

type Db = Kysely<DB>;
export type Draw = <T>(from: readonly T[]) => T;

/** What was done, and to which complaint if to one. */
export type Attack = {
  readonly table: string;
  readonly said: string;
  readonly complaints: readonly string[];
  readonly seq?: number;
  /** Of the tree, where that is what was changed. */
  readonly leaves: readonly number[];
};

/** A generator of equal draws for equal seeds (mulberry32). */
export function drawer(seed: number): Draw {
  let state = seed;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const unit = ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    return from[Math.floor(unit * from.length)]!;
  };
}

/*
 * Columns that an attack leaves alone, each with the reason; those that no entry answers for have theirs
 * where they are listed. Every other column of every table that is covered is attacked, so who adds one has
 * to decide.
 */
const ofTheLedger: Readonly<Record<string, string>> = {
  'ledger_checkpoints.at': 'says which head ended a day; the entry that names it says so too',
  'ledger_checkpoints.witnessed': 'says which head to serve; the signatures are in the note',
};
const opened = ['sealed_key', 'phone_hash', 'national_id_hash', 'email_hash'];
/** No entry commits to them; the audit compares them all the same. */
const comparedOtherwise = new Set([
  ...['complaints.holder_path', 'complaints.judge_path'],
  ...opened.map((column) => `complainants.${column}`),
]);

const ledgerTables = [
  ...['ledger_complaints', 'ledger_events', 'ledger_tail_entries', 'ledger_bundles'],
  ...['ledger_subtrees', 'ledger_checkpoints'],
];
export const attackedTables = [
  ...Object.keys(coveredColumns),
  ...Object.keys(keptTables),
  ...ledgerTables,
];

const excused = (name: string): boolean =>
  !comparedOtherwise.has(name) && (name in uncovered || name in unkept || name in ofTheLedger);

/** Which column carries a number that a new row of the same complaint would have next. */
const counters: Record<string, string> = {
  ...{ history_entries: 'seq', history_words: 'seq', referrals: 'referral_no' },
  ...{ replies: 'reply_no', complainants: 'complainant_no', evidence_items: 'item_no' },
  ...{ ledger_tail_entries: 'leaf', ledger_bundles: 'bundle_no', ledger_events: 'id' },
  ...{ ledger_subtrees: 'subtree_no', complaints: 'number', ledger_complaints: 'complaint_number' },
};

type Type = { column: string; type: string };

/** The columns of a table as the database has them, without those that are excused. */
async function columnsOf(db: Db, table: string): Promise<Map<string, Type>> {
  const { rows } = await sql<Type>`
    SELECT attname AS column, format_type(atttypid, NULL) AS type
    FROM pg_attribute WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped
    ORDER BY attname`.execute(db);
  return new Map(
    rows.filter(({ column }) => !excused(`${table}.${column}`)).map((row) => [row.column, row]),
  );
}

type Victim = { at: string; row: Record<string, unknown> };

/** A row of a complaint that was not erased; undefined where there is none. */
async function victimOf(db: Db, draw: Draw, table: string): Promise<Victim | undefined> {
  const owner = table === 'complaints' ? 'number' : 'complaint_number';
  const spared = (await columnsOf(db, table)).has(owner)
    ? sql`WHERE ${sql.ref(owner)} IS NULL OR ${sql.ref(owner)} NOT IN
        (SELECT complaint_number FROM ledger_complaints WHERE erased_to > 0)`
    : sql``;
  // A file that no complaint has is nobody's, and a notice that waits has told nobody anything.
  const counted =
    {
      uploads: sql`AND complaint_number IS NOT NULL`,
      notices: sql`AND state NOT IN ('queued', 'sending')`,
    }[table] ?? sql``;
  const { rows } = await sql<Victim>`SELECT ctid::text AS at, to_jsonb(t) AS row
    FROM ${sql.table(table)} t ${spared} ${counted} ORDER BY t::text`.execute(db);
  return rows.length === 0 ? undefined : draw(rows);
}

function attackOn(said: string, table: string, ...victims: Victim[]): Attack {
  const owner = table === 'complaints' ? 'number' : 'complaint_number';
  const { seq } = victims[0]?.row ?? {};
  return {
    table,
    said: `${said} ${table} ${victims.map(({ row }) => JSON.stringify(row).slice(0, 120)).join(' ')}`,
    complaints: victims.flatMap(({ row }) => (row[owner] ? [String(row[owner])] : [])),
    leaves: victims.flatMap(({ row: { leaf } }) => (typeof leaf === 'number' ? [leaf] : [])),
    ...(typeof seq === 'number' && table.startsWith('history') ? { seq } : {}),
  };
}

/** An expression of another value than the one that is there. */
function otherValue(column: string, type: string) {
  const ref = sql.ref(column);
  if (type === 'bytea') {
    return sql`CASE WHEN coalesce(octet_length(${ref}), 0) = 0 THEN '\\x00112233'::bytea
      ELSE set_byte(${ref}, octet_length(${ref}) / 2,
        (get_byte(${ref}, octet_length(${ref}) / 2) + 1) % 256) END`;
  }
  if (type === 'boolean') return sql`NOT ${ref}`;
  if (type === 'jsonb') return sql`coalesce(${ref}, '{}') || '{"more": 1}'`;
  if (type === 'uuid') return sql`gen_random_uuid()`;
  if (type.endsWith('[]')) {
    return sql`CASE WHEN cardinality(${ref}) < 2 THEN ${ref} || ${ref} || '{7}'
      ELSE ${ref}[2:2] || ${ref}[1:1] || ${ref}[3:] END`;
  }
  if (type.startsWith('timestamp')) return sql`coalesce(${ref}, now()) + interval '1 microsecond'`;
  if (type === 'date') return sql`coalesce(${ref}, current_date) + 1`;
  if (type === 'text') return sql`coalesce(${ref}, '') || 'x'`;
  return sql`coalesce(${ref}, 0) + 1`;
}

/** What a table allows: a superuser takes its constraints away first, and counts its ids by hand. */
async function unbind(db: Db, table: string): Promise<void> {
  await sql`DO ${sql.lit(`
    DECLARE bound record; BEGIN
      FOR bound IN SELECT conname FROM pg_constraint
        WHERE conrelid = '${table}'::regclass AND contype IN ('c', 'u', 'p', 'f')
      LOOP EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS %I CASCADE', bound.conname);
      END LOOP;
      FOR bound IN SELECT indexrelid::regclass AS name FROM pg_index
        WHERE indrelid = '${table}'::regclass AND indisunique
      LOOP EXECUTE format('DROP INDEX %s', bound.name);
      END LOOP;
      FOR bound IN SELECT attname FROM pg_attribute
        WHERE attrelid = '${table}'::regclass AND attidentity <> '' AND attnum > 0
      LOOP EXECUTE format('ALTER TABLE ${table} ALTER %I DROP IDENTITY', bound.attname);
      END LOOP;
    END`)}`.execute(db);
}

async function change(
  db: Db,
  draw: Draw,
  table: string,
  wanted?: string,
): Promise<Attack | undefined> {
  const victim = await victimOf(db, draw, table);
  if (victim === undefined) return undefined;
  const columns = await columnsOf(db, table);
  const column = wanted ?? draw([...columns.keys()]);
  const { type } = columns.get(column)!;
  // Where a list of words is checked, another word that is in use somewhere.
  const used =
    type === 'text'
      ? await sql<{ value: string }>`SELECT DISTINCT ${sql.ref(column)} AS value
          FROM ${sql.table(table)} WHERE ${sql.ref(column)} <> coalesce(${
            (victim.row[column] as string | null) ?? ''
          }, '') ORDER BY 1 LIMIT 5`.execute(db)
      : { rows: [] };
  const value =
    used.rows.length > 0 && draw([true, false])
      ? sql`${draw(used.rows).value}`
      : otherValue(column, type);
  const { rows } = await sql<Victim>`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${value}
    WHERE ctid = ${victim.at}::tid RETURNING to_jsonb(${sql.table(table)}) AS row`.execute(db);
  if (JSON.stringify(rows[0]!.row) === JSON.stringify(victim.row)) return undefined;
  return attackOn(`changes ${column} of`, table, victim);
}

async function remove(db: Db, draw: Draw, table: string): Promise<Attack | undefined> {
  const victim = await victimOf(db, draw, table);
  if (victim === undefined) return undefined;
  await sql`DELETE FROM ${sql.table(table)} WHERE ctid = ${victim.at}::tid`.execute(db);
  return attackOn('deletes from', table, victim);
}

async function insert(db: Db, draw: Draw, table: string): Promise<Attack | undefined> {
  const victim = await victimOf(db, draw, table);
  if (victim === undefined) return undefined;
  const row = { ...victim.row };
  delete row.turn_at;
  const counter = counters[table];
  if (counter !== undefined) {
    const last = await sql<{ last: string }>`SELECT max(${sql.ref(counter)}) AS last
      FROM ${sql.table(table)}`.execute(db);
    row[counter] = Number(last.rows[0]!.last) + 1;
  }
  if (table === 'uploads') row.id = crypto.randomUUID();
  if (table === 'reply_files') row.upload_id = crypto.randomUUID();
  if (table === 'ledger_checkpoints') row.size = Number(row.size) + 1;
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`INSERT INTO ${sql.table(table)} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM jsonb_populate_record(NULL::${sql.table(table)},
      ${JSON.stringify(row)}::jsonb)`.execute(db);
  const owner = table === 'complaints' ? 'number' : 'complaint_number';
  const written = { ...victim, row: { ...victim.row, [owner]: row[owner] ?? victim.row[owner] } };
  const { seq: _, ...attack } = attackOn('inserts into', table, written);
  return attack;
}

/** Two rows change places in one column. */
async function reorder(db: Db, draw: Draw, table: string): Promise<Attack | undefined> {
  const [one, other] = [await victimOf(db, draw, table), await victimOf(db, draw, table)];
  if (one === undefined || other === undefined || one.at === other.at) return undefined;
  const columns = await columnsOf(db, table);
  const column = draw([...columns.keys()]);
  if (JSON.stringify(one.row[column]) === JSON.stringify(other.row[column])) return undefined;
  const write = (value: unknown, at: string) =>
    sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} =
      (jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify({ [column]: value })}::jsonb)).${sql.ref(column)}
      WHERE ctid = ${at}::tid`.execute(db);
  // Rows that differ in nothing but this are the same rows afterwards.
  const rest = ({ row }: Victim) => JSON.stringify({ ...row, [column]: null });
  if (rest(one) === rest(other)) return undefined;
  await write(other.row[column], one.at);
  await write(one.row[column], other.at);
  const { seq, ...attack } = attackOn(`swaps ${column} of`, table, one, other);
  const moved = column === 'seq' || column === 'complaint_number';
  return moved || seq === undefined ? attack : { ...attack, seq };
}

async function truncate(db: Db, draw: Draw, table: string): Promise<Attack | undefined> {
  const victim = await victimOf(db, draw, table);
  if (victim === undefined) return undefined;
  if (draw([true, false])) {
    await sql`TRUNCATE ${sql.table(table)} CASCADE`.execute(db);
    return { table, said: `truncates ${table}`, complaints: [], leaves: [] };
  }
  // The end is cut off: what the newest rows say never happened.
  const counter = counters[table];
  if (counter === undefined) return undefined;
  const { rows } = await sql<Victim>`DELETE FROM ${sql.table(table)} WHERE ctid IN
      (SELECT ctid FROM ${sql.table(table)} ORDER BY ${sql.ref(counter)} DESC LIMIT 3)
    RETURNING ctid::text AS at, to_jsonb(${sql.table(table)}) AS row`.execute(db);
  const { seq: _, ...attack } = attackOn('cuts off the end of', table, ...rows);
  return attack;
}

const kinds = { change, remove, insert, reorder, truncate };
export type AttackKind = keyof typeof kinds;
export const attackKinds = Object.keys(kinds) as AttackKind[];

/** Tables and columns that an attack may change, as the database has them. */
export async function attackable(db: Db): Promise<{ table: string; column: string }[]> {
  const found: { table: string; column: string }[] = [];
  for (const table of attackedTables) {
    for (const column of (await columnsOf(db, table)).keys()) found.push({ table, column });
  }
  return found;
}

/** Changes one column of a row that is drawn, if the table allows it; triggers are off as in `attack`. */
export async function changeColumn(
  db: Db,
  draw: Draw,
  { table, column }: { table: string; column: string },
): Promise<Attack | undefined> {
  await sql`SET LOCAL session_replication_role = replica`.execute(db);
  await unbind(db, table);
  return change(db, draw, table, column);
}

/** Carries out one attack, if the tables allow it. Triggers are off until the transaction ends. */
export async function attack(db: Db, draw: Draw, kind: AttackKind): Promise<Attack | undefined> {
  await sql`SET LOCAL session_replication_role = replica`.execute(db);
  const table = kind === 'change' && draw([true, false]) ? 'complaints' : draw(attackedTables);
  await unbind(db, table);
  return kinds[kind](db, draw, table);
}
