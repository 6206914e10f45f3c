import type { Db } from '../../../platform/context.ts';
import { deleteOwnFiles, lockContent, markReplyFilesErased } from '../queries.ts';
import type { UploadCtx } from './open-uploads.ts';
import { releaseContent } from './release-content.ts';

/**
 * Destroys the content of a complaint's files, in the transaction that erases its person. Of what the person
 * sent nothing stays; of what replies proved, the rows with their hashes. Content that another upload has too
 * stays for that one. Should the commit fail after content went, the next run finds the rows and finishes.
 *
 * @returns the complaint, and those whose files they were, where a reply was copied
 */
export async function eraseFiles(
  { storage }: Pick<UploadCtx, 'storage'>,
  db: Db,
  complaint: { readonly number: string },
  at: Date,
): Promise<Set<string>> {
  const gone = [
    ...(await deleteOwnFiles(db, complaint)),
    ...(await markReplyFilesErased(db, complaint, at)),
  ];
  const contents = new Map(gone.flatMap(({ sha256 }) => (sha256 ? [[hexOf(sha256), sha256]] : [])));
  for (const [, sha256] of [...contents].sort()) {
    await lockContent(db, sha256);
    await releaseContent(db, storage, sha256);
  }
  return new Set([complaint.number, ...gone.flatMap(({ complaint_number: owner }) => owner ?? [])]);
}

const hexOf = (sha256: Buffer) => sha256.toString('hex');
