import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { CauseFiles } from '../../../platform/db/tables.generated.ts';

type KeptFile = Selectable<CauseFiles> & { declared_name: string | null; kind: string | null };

/** Files that wait with complaints that were loaded through the one who acts, in the order they came. */
export function keptFilesOf(
  db: Db,
  complaints: readonly { readonly number: string }[],
): Promise<KeptFile[]> {
  const numbers = complaints.map(({ number }) => number);
  return db
    .selectFrom('cause_files')
    .innerJoin('uploads', 'uploads.id', 'cause_files.upload_id')
    .selectAll('cause_files')
    .select(['uploads.declared_name', 'uploads.kind'])
    .where('cause_files.complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .orderBy('kept_at')
    .orderBy('upload_id')
    .execute();
}

/** Keeps these files with a complaint, in place of those kept before. */
export async function keepFiles(
  db: Db,
  complaint: { readonly number: string },
  files: readonly { readonly upload: string; readonly documentKind?: string | undefined }[],
  by: { readonly staffId: string; readonly at: Date },
): Promise<void> {
  await forgetFiles(db, [complaint]);
  if (files.length === 0) return;
  await db
    .insertInto('cause_files')
    .values(
      files.map(({ upload, documentKind }) => ({
        ...{ complaint_number: complaint.number, upload_id: upload, staff_id: by.staffId },
        ...{ document_kind: documentKind ?? null, kept_at: by.at },
      })),
    )
    .execute();
}

/** Once they are part of a reply, or the complaints wait for none. */
export async function forgetFiles(
  db: Db,
  complaints: readonly { readonly number: string }[],
): Promise<void> {
  const numbers = complaints.map(({ number }) => number);
  if (numbers.length === 0) return;
  await db
    .deleteFrom('cause_files')
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .execute();
}

/** What was written last as the reply of a cause. */
export function replyOf(db: Db, { id }: { readonly id: string }) {
  return db.selectFrom('cause_replies').selectAll().where('cause_id', '=', id).executeTakeFirst();
}

export async function keepReply(
  db: Db,
  { id }: { readonly id: string },
  reply: { readonly claim: string; readonly text: string; readonly at: Date },
): Promise<void> {
  const row = { claim: reply.claim, text: reply.text, written_at: reply.at };
  await db
    .insertInto('cause_replies')
    .values({ cause_id: id, ...row })
    .onConflict((conflict) => conflict.column('cause_id').doUpdateSet(row))
    .execute();
}
