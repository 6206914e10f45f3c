import type { LedgerEventType } from '@insaf/contract/ledger.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows, updateRows } from '../../platform/db/insert-rows.ts';
import type { LedgerComplaints, LedgerEvents } from '../../platform/db/tables.generated.ts';
import { type CoveredTable, coveredColumns } from './rules/covered.ts';
import type { Material, Row } from './rules/material.ts';

export {
  type CheckpointRow,
  checkpointOfSize,
  cutTail,
  forgetCheckpoint,
  insertBundle,
  insertCheckpoint,
  insertSubtree,
  insertTail,
  lastCheckpointOf,
  latestCheckpoint,
  latestWitnessed,
  readBundle,
  subtreeHashes,
  tailEntries,
  witnessCheckpoint,
} from './queries/tree.ts';

export type EventRow = Selectable<LedgerEvents>;
export type SaltsRow = Selectable<LedgerComplaints>;

/** Any number, the same in every process of Insaf: who holds it sequences. */
const lockKey = 4_631_027_590_520;

/** Makes this transaction the only one that sequences; false when another does. */
export async function lockSequencing(db: Db): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    SELECT pg_try_advisory_xact_lock(${lockKey}) AS got`.execute(db);
  return rows[0]!.got;
}

/** Lets nobody sequence until the transaction ends, after whoever does. */
export async function waitForSequencing(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${lockKey})`.execute(db);
}

/**
 * What is remembered of the ledger's keys; nobody changes it until the transaction ends. Where somebody
 * did since the transaction began to look, it fails and is tried again.
 */
export async function lockKeys(db: Db): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    SELECT value FROM installation_facts WHERE name = 'ledger' FOR SHARE`.execute(db);
  return rows[0]!.value;
}

export type Entering = { complaint_number: string | null; seq: number | null; event_id?: string };

/** Enters what has to be sequenced: one statement for any number. */
export async function insertWaiting(db: Db, entries: readonly Entering[]): Promise<void> {
  await insertRows(db, 'ledger_waiting_entries', entries);
}

export async function isAnythingWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    SELECT EXISTS (SELECT FROM ledger_waiting_entries) AS yes`.execute(db);
  return rows[0]!.yes;
}

export type WaitingRow = {
  readonly id: string;
  readonly complaint_number: string | null;
  readonly seq: number | null;
  readonly event_id: string | null;
};

/** Takes the oldest of what waits, in the order it was entered. */
export async function takeWaiting(db: Db, limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    DELETE FROM ledger_waiting_entries WHERE id IN (
      SELECT id FROM ledger_waiting_entries ORDER BY id LIMIT ${limit})
    RETURNING id, complaint_number, seq, event_id`.execute(db);
  return rows.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** The rows of a table that belong to these complaints, as PostgreSQL writes them in JSON. */
async function rowsOf(db: Db, table: CoveredTable, numbers: readonly string[]): Promise<Row[]> {
  const owner = table === 'complaints' ? 'number' : 'complaint_number';
  const columns = sql.join(coveredColumns[table].map((column) => sql.ref(`t.${column}`)));
  const of = sql`SELECT ${columns} FROM ${sql.table(table)} t`;
  const list = sql`ANY(${numbers}::bigint[])`;
  const own = sql`${of} WHERE t.${sql.ref(owner)} = ${list}`;
  // A reply that was copied to a joined complaint shows files that were claimed by the leading one.
  const shown = sql`${of} WHERE t.id IN (SELECT upload_id FROM reply_files f
    WHERE f.complaint_number = ${list})`;
  const query = table === 'uploads' ? sql`${own} UNION ${shown}` : own;
  const { rows } = await sql<{ row: Row }>`
    SELECT to_jsonb(found) AS row FROM (${query}) found`.execute(db);
  return rows.map(({ row }) => row);
}

const keyColumns = [
  ...[
    'seq',
    'complainant_no',
    'referral_no',
    'reply_no',
    'item_no',
    'upload_id',
    'id',
    'agency_id',
  ],
];

function inOrder(a: Row, b: Row): number {
  for (const column of keyColumns) {
    const [one, other] = [a[column] ?? 0, b[column] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** All that entries of these complaints commit to, by number; empty where nothing is there. */
export async function materialOf(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, Material>> {
  const tables = Object.keys(coveredColumns) as CoveredTable[];
  const found = new Map(
    numbers.map((number) => [
      number,
      Object.fromEntries(tables.map((table) => [table, [] as Row[]])) as Record<
        CoveredTable,
        Row[]
      >,
    ]),
  );
  const uploads = new Map<string, Row>();
  for (const table of tables) {
    const rows = (await rowsOf(db, table, numbers)).sort(inOrder);
    for (const row of rows) {
      if (table === 'uploads') uploads.set(String(row.id), row);
      const owner = String(table === 'complaints' ? row.number : row.complaint_number);
      found.get(owner)?.[table].push(row);
    }
  }
  for (const [number, material] of found) {
    for (const { upload_id } of material.reply_files) {
      const upload = uploads.get(String(upload_id));
      if (upload !== undefined && String(upload.complaint_number) !== number) {
        material.uploads.push(upload);
      }
    }
  }
  return found;
}

type Coded = { id: number; code: string };

/** What these ids of the directory are called, as of the moment that the transaction sees. */
export async function codesOfIds(
  db: Db,
  ids: { agencies: number[]; categories: number[]; places: number[] },
): Promise<{ agencies: Coded[]; categories: Coded[]; places: Coded[] }> {
  const of = async (table: keyof typeof ids) => {
    const { rows } = await sql<Coded>`SELECT id, code FROM ${sql.table(table)}
      WHERE id = ANY(${ids[table]}::integer[])`.execute(db);
    return rows;
  };
  return {
    agencies: await of('agencies'),
    categories: await of('categories'),
    places: await of('places'),
  };
}

/** What agencies were merged into, by id. */
export async function successorsOf(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('agencies')
    .select(['id', 'successor_id'])
    .where('successor_id', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.successor_id!]));
}

export function saltsOf(db: Db, numbers: readonly string[]): Promise<SaltsRow[]> {
  return db
    .selectFrom('ledger_complaints')
    .selectAll()
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .execute();
}

export type NewLeaves = Pick<SaltsRow, 'complaint_number' | 'salt' | 'personal_salt' | 'leaves'>;

/** Adds leaves to those of their complaints, and salts where a complaint has none. */
export async function addLeaves(db: Db, rows: readonly NewLeaves[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map((row) => ({
    ...row,
    salt: `\\x${row.salt.toString('hex')}`,
    personal_salt: row.personal_salt && `\\x${row.personal_salt.toString('hex')}`,
  }));
  await sql`
    INSERT INTO ledger_complaints (complaint_number, salt, personal_salt, leaves)
    SELECT complaint_number, salt, personal_salt, leaves
    FROM json_populate_recordset(NULL::ledger_complaints, ${JSON.stringify(given)}::json)
    ON CONFLICT (complaint_number) DO UPDATE SET personal_salt = excluded.personal_salt,
      leaves = ledger_complaints.leaves || excluded.leaves`.execute(db);
}

export async function insertEvents(
  db: Db,
  events: readonly Insertable<LedgerEvents>[],
): Promise<string[]> {
  const rows = await db.insertInto('ledger_events').values(events).returning('id').execute();
  return rows.map(({ id }) => id);
}

export function eventsByIds(db: Db, ids: readonly string[]): Promise<EventRow[]> {
  return db
    .selectFrom('ledger_events')
    .selectAll()
    .where('id', '=', sql<string>`ANY(${ids}::bigint[])`)
    .execute();
}

/** The events of complaints that are of some types, in the order they happened. */
export function eventsOf(
  db: Db,
  numbers: readonly string[],
  types: readonly LedgerEventType[],
): Promise<EventRow[]> {
  return db
    .selectFrom('ledger_events')
    .selectAll()
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .where('type', '=', sql<string>`ANY(${[...types]}::text[])`)
    .orderBy('id')
    .execute();
}

/** At which leaf the hash of a closed review stands; undefined while it waits. */
export async function leafOfReview(db: Db, meeting: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('ledger_events')
    .select('leaf')
    .where('type', '=', 'review')
    .where(sql<string>`parts -> 'row' ->> 'meeting_id'`, '=', meeting)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.leaf ?? undefined;
}

/** Says of events at which leaf each stands, in one statement for any number. */
export async function recordLeaves(
  db: Db,
  events: readonly { id: string; leaf: string }[],
): Promise<void> {
  await updateRows(db, 'ledger_events', ['id'], events);
}

/**
 * Destroys what opens the personal parts of a complaint's entries so far, and of its events.
 *
 * @param salt what the complaint has from now on, should nothing of it be sequenced yet
 */
export async function destroyPersonalSalts(
  db: Db,
  { number, version }: { readonly number: string; readonly version: number },
  salt: Buffer,
): Promise<void> {
  const gone = { personal_salt: null, erased_to: version };
  await db
    .insertInto('ledger_complaints')
    .values({ complaint_number: number, salt, leaves: [], ...gone })
    .onConflict((conflict) => conflict.column('complaint_number').doUpdateSet(gone))
    .execute();
  await db
    .updateTable('ledger_events')
    .set({ personal: null, personal_salt: null })
    .where('complaint_number', '=', number)
    .execute();
}
