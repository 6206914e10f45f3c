import type { Json } from 'insaf-verify/canonical-json.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type {
  LedgerBundles,
  LedgerCheckpoints,
  LedgerTailEntries,
} from '../../platform/db/tables.generated.ts';

export type Bundle = Selectable<LedgerBundles>;
export type TailEntry = Selectable<LedgerTailEntries>;

/**
 * Reads as of one moment, and changes nothing. Short ones follow one another, so that an audit of hours
 * does not keep the database from tidying up. Within a transaction that is open already, its own view.
 */
export function atOneMoment<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return read(db);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`SET LOCAL statement_timeout = 0`.execute(tx);
      return read(tx);
    });
}

/** Bundles from one on, in order. */
export function bundlesFrom(db: Db, no: number, limit: number): Promise<Bundle[]> {
  return db
    .selectFrom('ledger_bundles')
    .selectAll()
    .where('bundle_no', '>=', String(no))
    .orderBy('bundle_no')
    .limit(limit)
    .execute();
}

export function tailOf(db: Db): Promise<TailEntry[]> {
  return db.selectFrom('ledger_tail_entries').selectAll().orderBy('leaf').execute();
}

/** Heads that days ended with, as entries name them. */
export async function namedHeads(
  db: Db,
): Promise<{ id: string; said: { size: number; root: string } }[]> {
  const { rows } = await sql<{ id: string; said: { size: number; root: string } }>`
    SELECT id, said FROM ledger_events
    WHERE complaint_number IS NULL AND parts -> 'row' ->> 'of' IS NULL AND type = 'head'
    ORDER BY id`.execute(db);
  return rows;
}

/** All signed heads that are kept, the smallest first. */
export function checkpointsOf(db: Db): Promise<Selectable<LedgerCheckpoints>[]> {
  return db.selectFrom('ledger_checkpoints').selectAll().orderBy('size').execute();
}

/** The kept hash over a bundle or a larger subtree; undefined when it is not there. */
export async function keptSubtree(db: Db, level: number, no: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('ledger_subtrees')
    .select('hash')
    .where('level', '=', level)
    .where('subtree_no', '=', String(no))
    .executeTakeFirst();
  return row?.hash;
}

/** How many subtrees of each level are kept, and the number of the last. */
export async function countSubtrees(
  db: Db,
): Promise<{ level: number; count: number; last: number }[]> {
  const { rows } = await sql<{ level: number; count: number; last: number }>`
    SELECT level, count(*)::integer AS count, max(subtree_no)::float8 AS last
    FROM ledger_subtrees GROUP BY level ORDER BY level`.execute(db);
  return rows;
}

/** What waits to be sequenced, of these complaints. */
export async function waitingOf(
  db: Db,
  numbers: readonly string[],
): Promise<{ complaint_number: string; seq: number | null; event_id: string | null }[]> {
  const { rows } = await sql<{
    complaint_number: string;
    seq: number | null;
    event_id: string | null;
  }>`
    SELECT complaint_number, seq, event_id FROM ledger_waiting_entries
    WHERE complaint_number = ANY(${numbers}::bigint[]) ORDER BY id`.execute(db);
  return rows;
}

export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM ledger_waiting_entries`.execute(db);
  return rows[0]!.count;
}

/** What waits and is nothing that happened: no move of the history, and no event. */
export async function waitingForNothing(
  db: Db,
): Promise<{ complaint_number: string | null; seq: number | null; event_id: string | null }[]> {
  const { rows } = await sql<{
    complaint_number: string | null;
    seq: number | null;
    event_id: string | null;
  }>`
    SELECT w.complaint_number, w.seq, w.event_id FROM ledger_waiting_entries w
      LEFT JOIN ledger_complaints l ON l.complaint_number = w.complaint_number
    WHERE CASE WHEN w.event_id IS NULL
      THEN w.seq <= cardinality(l.leaves) OR NOT EXISTS (SELECT FROM history_entries h
        WHERE h.complaint_number = w.complaint_number AND h.seq = w.seq)
      ELSE NOT EXISTS (SELECT FROM ledger_events e WHERE e.id = w.event_id AND e.leaf IS NULL
        AND e.complaint_number IS NOT DISTINCT FROM w.complaint_number)
      END
    ORDER BY w.id`.execute(db);
  return rows;
}

/** How a complaint stands beside its history and its leaves. */
export type Kept = {
  readonly number: string;
  readonly version: number;
  readonly moves: number;
  readonly lastSeq: number;
  /** Null where the ledger knows nothing of it. */
  readonly leaves: number | null;
  readonly pathsAgree: boolean;
};

/** Complaints in the order of their numbers. */
export async function keptAfter(db: Db, after: string, limit: number): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    SELECT c.number, c.version, count(h.seq)::integer AS moves,
      coalesce(max(h.seq), 0) AS "lastSeq", cardinality(l.leaves) AS leaves,
      (c.holder_path = holder.path AND c.judge_path IS NOT DISTINCT FROM judge.path) IS TRUE
        AS "pathsAgree"
    FROM (SELECT number, version, holder_id, holder_path, judge_id, judge_path FROM complaints
        WHERE number > ${after}::bigint ORDER BY number LIMIT ${limit}) c
      LEFT JOIN history_entries h ON h.complaint_number = c.number
      LEFT JOIN ledger_complaints l ON l.complaint_number = c.number
      LEFT JOIN agencies holder ON holder.id = c.holder_id
      LEFT JOIN agencies judge ON judge.id = c.judge_id
    GROUP BY c.number, c.version, l.leaves, c.holder_path, c.judge_path, holder.path, judge.path
    ORDER BY c.number`.execute(db);
  return rows;
}

const ownedTables = [
  ...['history_entries', 'history_words', 'complainants', 'referrals', 'replies', 'reply_files'],
  ...['evidence_items', 'uploads', 'ledger_complaints'],
];

/** Rows that say they belong to a complaint which is not there; numbers after one up to another. */
export async function orphansBetween(
  db: Db,
  after: string,
  upTo: string | null,
): Promise<{ complaint_number: string; table: string }[]> {
  const found = ownedTables.map(
    (table) => sql`SELECT DISTINCT t.complaint_number, ${table}::text AS table
      FROM ${sql.table(table)} t
      WHERE t.complaint_number > ${after}::bigint
        AND t.complaint_number <= coalesce(${upTo}::bigint, 9223372036854775807)
        AND NOT EXISTS (SELECT FROM complaints c WHERE c.number = t.complaint_number)`,
  );
  const { rows } = await sql<{ complaint_number: string; table: string }>`
    ${sql.join(found, sql` UNION ALL `)}`.execute(db);
  return rows;
}

/** Events in the order of their ids, each with what stands at its leaf: its own id, if nobody changed it. */
export async function eventsAfter(
  db: Db,
  after: string,
  limit: number,
): Promise<
  {
    id: string;
    complaint_number: string | null;
    leaf: string | null;
    standing: string | null;
    waits: boolean;
  }[]
> {
  const { rows } = await sql<{
    id: string;
    complaint_number: string | null;
    leaf: string | null;
    standing: string | null;
    waits: boolean;
  }>`
    SELECT e.id, e.complaint_number, e.leaf,
      CASE WHEN b.complaint_numbers[e.leaf % 256 + 1] = 0 THEN b.seqs[e.leaf % 256 + 1]
        WHEN t.complaint_number IS NULL THEN t.seq END AS standing,
      EXISTS (SELECT FROM ledger_waiting_entries w WHERE w.event_id = e.id) AS waits
    FROM ledger_events e
      LEFT JOIN ledger_bundles b ON b.bundle_no = e.leaf / 256
      LEFT JOIN ledger_tail_entries t ON t.leaf = e.leaf
    WHERE e.id > ${after}::bigint ORDER BY e.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** How complainants are kept, to see whether they can be opened. */
export function sealedOf(db: Db, numbers: readonly string[]) {
  return db
    .selectFrom('complainants')
    .selectAll()
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .execute();
}

/** Complaints after a number, up to another one or to the end. */
export type Stretch = { readonly after: string; readonly upTo: string | null };

const within = ({ after, upTo }: Stretch) => sql`complaint_number > ${after}::bigint
  AND complaint_number <= coalesce(${upTo}::bigint, 9223372036854775807)`;

type JsonRow = Readonly<Record<string, Json>>;
type Entered = {
  readonly event: string;
  readonly parts: { readonly row: JsonRow };
  readonly personal: { readonly written: Readonly<Record<string, string>> } | null;
};

/** Rows of a table of some complaints, as PostgreSQL writes them in JSON. */
export async function keptRows(db: Db, table: string, stretch: Stretch): Promise<JsonRow[]> {
  const { rows } = await sql<{ row: JsonRow }>`
    SELECT to_jsonb(t) AS row FROM ${sql.table(table)} t WHERE ${within(stretch)}`.execute(db);
  return rows.map(({ row }) => row);
}

/** Entries of rows of some complaints, in the order they were entered. */
export async function enteredRows(db: Db, stretch: Stretch): Promise<Entered[]> {
  const { rows } = await sql<Entered>`
    SELECT id AS event, parts, personal FROM ledger_events
    WHERE parts ? 'row' AND ${within(stretch)} ORDER BY id`.execute(db);
  return rows;
}

/**
 * Rows of a table that no complaint owns which are not what was entered last of them, each beside that. They
 * may be millions, so the database compares them.
 */
export async function suspectRows(
  db: Db,
  table: string,
  { keys, columns }: { readonly keys: readonly string[]; readonly columns: readonly string[] },
): Promise<{ row: JsonRow | null; entered: JsonRow | null }[]> {
  const keyOf = sql`(SELECT jsonb_agg(given -> k ORDER BY k) FROM unnest(${[...keys]}::text[]) k)`;
  const keptOf = sql`(SELECT jsonb_object_agg(c, given -> c) FILTER (WHERE given -> c <> 'null')
    FROM unnest(${[...columns]}::text[]) c)`;
  const { rows } = await sql<{ row: JsonRow | null; entered: JsonRow | null }>`
    SELECT t.given AS row, e.given AS entered
    FROM (SELECT given, ${keyOf} AS key, ${keptOf} AS kept,
          count(*) OVER (PARTITION BY ${keyOf}) > 1 AS twice
        FROM (SELECT to_jsonb(t) AS given FROM ${sql.table(table)} t) all_rows) t
      FULL JOIN (SELECT DISTINCT ON (key) key, given
        FROM (SELECT id, given, ${keyOf} AS key FROM (SELECT id, parts -> 'row' AS given
          FROM ledger_events WHERE complaint_number IS NULL AND parts -> 'row' ->> 'of' = ${table})
          all_entered) keyed
        ORDER BY key, id DESC) e ON e.key = t.key
    WHERE (t.kept IS DISTINCT FROM e.given - 'of' OR t.twice)
      AND NOT (t.given IS NULL AND e.given ? 'gone')
    LIMIT 10000`.execute(db);
  return rows;
}

/** Of some complaints, those of which an erasure was entered. */
export async function erasedWithin(db: Db, stretch: Stretch): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    SELECT complaint_number AS number FROM ledger_events
    WHERE type = 'erase' AND ${within(stretch)}`.execute(db);
  return new Set(rows.map(({ number }) => number));
}
