import type { Db } from '../../platform/context.ts';

export type SealedDraft = { readonly sealed: Buffer; readonly sealed_key: Buffer };

/** A draft that has not expired. */
export function draftByHash(db: Db, idHash: Buffer, now: Date): Promise<SealedDraft | undefined> {
  return db
    .selectFrom('drafts')
    .select(['sealed', 'sealed_key'])
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Makes a draft unless there is one, so that there is a row to lock. */
export async function startDraft(
  db: Db,
  idHash: Buffer,
  empty: SealedDraft,
  times: { changed_at: Date; expires_at: Date },
): Promise<void> {
  await db
    .insertInto('drafts')
    .values({ id_hash: idHash, ...empty, ...times })
    .onConflict((conflict) =>
      conflict
        .column('id_hash')
        .doUpdateSet({ ...empty, ...times })
        // one that expired is begun anew
        .where('drafts.expires_at', '<=', times.changed_at),
    )
    .execute();
}

/** The draft, locked until the transaction ends. */
export function lockDraft(db: Db, idHash: Buffer): Promise<SealedDraft> {
  return db
    .selectFrom('drafts')
    .select(['sealed', 'sealed_key'])
    .where('id_hash', '=', idHash)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function putDraft(
  db: Db,
  idHash: Buffer,
  draft: SealedDraft,
  times: { changed_at: Date; expires_at: Date },
): Promise<void> {
  await db
    .updateTable('drafts')
    .set({ ...draft, ...times })
    .where('id_hash', '=', idHash)
    .execute();
}

/** @returns how many were removed */
export async function removeExpiredDrafts(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('drafts')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
