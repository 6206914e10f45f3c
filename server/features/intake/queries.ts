import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertionOf } from '../../platform/db/insert-rows.ts';

export type Key = { readonly keyHash: Buffer; readonly bodyHash: Buffer; readonly number: string };

/**
 * Takes the keys that nobody used before. A key that another transaction is taking is waited for.
 *
 * @returns the keys now taken, as hexadecimal
 */
export async function takeKeys(db: Db, keys: readonly Key[], now: Date): Promise<Set<string>> {
  const inOrder = [...keys].sort((a, b) => Buffer.compare(a.keyHash, b.keyHash));
  const insertion = insertionOf(
    'idempotency_keys',
    inOrder.map(({ keyHash, bodyHash, number }) => ({
      key_hash: keyHash,
      body_hash: bodyHash,
      complaint_number: number,
      at: now,
    })),
  );
  const { rows } = await sql<{ key_hash: Buffer }>`
    ${insertion} ON CONFLICT DO NOTHING RETURNING key_hash`.execute(db);
  return new Set(rows.map((row) => row.key_hash.toString('hex')));
}

/** What a key was used for before, with the answer it was given; undefined for one never used. */
export function usedKey(db: Db, keyHash: Buffer) {
  return db
    .selectFrom('idempotency_keys')
    .innerJoin('complaints', 'complaints.number', 'idempotency_keys.complaint_number')
    .innerJoin('history_entries', (join) =>
      join
        .onRef('history_entries.complaint_number', '=', 'complaints.number')
        .on('history_entries.seq', '=', 1),
    )
    .select([
      'idempotency_keys.body_hash',
      'complaints.number',
      'complaints.code_generation',
      'history_entries.at',
      'history_entries.due_at',
    ])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
}

/** Keys older than a week are forgotten. */
export async function forgetKeys(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('at', '<', sql<Date>`${now}::timestamptz - interval '7 days'`)
    .execute();
}
