import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/insert-rows.ts';
import type {
  LedgerBundles,
  LedgerCheckpoints,
  LedgerTailEntries,
} from '../../../platform/db/tables.generated.ts';

export type CheckpointRow = Selectable<LedgerCheckpoints>;

export function latestCheckpoint(db: Db): Promise<CheckpointRow | undefined> {
  return db
    .selectFrom('ledger_checkpoints')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The head that a day ended with, or an earlier one where nothing was entered on that day. */
export function lastCheckpointOf(
  db: Db,
  day: string,
  zone: string,
): Promise<CheckpointRow | undefined> {
  return db
    .selectFrom('ledger_checkpoints')
    .selectAll()
    .where(sql<string>`(at AT TIME ZONE ${zone}::text)::date`, '<=', day)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function latestWitnessed(db: Db): Promise<CheckpointRow | undefined> {
  return db
    .selectFrom('ledger_checkpoints')
    .selectAll()
    .where('witnessed', '=', true)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function checkpointOfSize(db: Db, size: number): Promise<CheckpointRow | undefined> {
  return db
    .selectFrom('ledger_checkpoints')
    .selectAll()
    .where('size', '=', String(size))
    .forUpdate()
    .executeTakeFirst();
}

export async function insertCheckpoint(db: Db, row: Insertable<LedgerCheckpoints>): Promise<void> {
  await db.insertInto('ledger_checkpoints').values(row).execute();
}

export async function witnessCheckpoint(
  db: Db,
  size: number,
  note: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('ledger_checkpoints')
    .values({ size: String(size), at, note, witnessed: true })
    .onConflict((conflict) => conflict.column('size').doUpdateSet({ note, witnessed: true }))
    .execute();
}

/** Forgets a head that another one of its day has followed, unless a witness signed it. */
export async function forgetCheckpoint(db: Db, size: string): Promise<void> {
  await db
    .deleteFrom('ledger_checkpoints')
    .where('size', '=', size)
    .where('witnessed', '=', false)
    .execute();
}

export function tailEntries(db: Db): Promise<Selectable<LedgerTailEntries>[]> {
  return db.selectFrom('ledger_tail_entries').selectAll().orderBy('leaf').execute();
}

export async function insertTail(
  db: Db,
  rows: readonly Insertable<LedgerTailEntries>[],
): Promise<void> {
  await insertRows(db, 'ledger_tail_entries', rows);
}

/** Entries that went into a bundle leave the tail. */
export async function cutTail(db: Db, before: number): Promise<void> {
  await db.deleteFrom('ledger_tail_entries').where('leaf', '<', String(before)).execute();
}

export async function insertBundle(db: Db, row: Insertable<LedgerBundles>): Promise<void> {
  await insertRows(db, 'ledger_bundles', [row]);
}

export function readBundle(db: Db, no: number): Promise<Selectable<LedgerBundles> | undefined> {
  return db
    .selectFrom('ledger_bundles')
    .selectAll()
    .where('bundle_no', '=', String(no))
    .executeTakeFirst();
}

export async function insertSubtree(
  db: Db,
  level: number,
  no: number,
  hash: Uint8Array,
): Promise<void> {
  await db
    .insertInto('ledger_subtrees')
    .values({ level, subtree_no: String(no), hash: Buffer.from(hash) })
    .execute();
}

/** The hashes of a stretch of subtrees of one level, in order; fewer where some are not there. */
export async function subtreeHashes(
  db: Db,
  level: number,
  from: number,
  count: number,
): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('ledger_subtrees')
    .select('hash')
    .where('level', '=', level)
    .where('subtree_no', '>=', String(from))
    .where('subtree_no', '<', String(from + count))
    .orderBy('subtree_no')
    .execute();
  return rows.map(({ hash }) => hash);
}
