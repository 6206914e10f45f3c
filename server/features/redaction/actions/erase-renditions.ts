import type { Db } from '../../../platform/context.ts';
import { contentKey, type FileStorage } from '../../../platform/files/storage.ts';
import { currentOf } from '../queries.ts';
import { renditionName } from './redact-photo.ts';

/** Removes the copies of a complaint's photos that were made to hide something, of all versions. */
export async function eraseRenditions(
  storage: FileStorage,
  db: Db,
  { number }: { readonly number: string },
): Promise<void> {
  const rows = await currentOf(db, [number]);
  const last = Math.max(0, ...rows.map(({ redaction_no }) => redaction_no));
  // One more: a version that failed after its copies were made.
  for (let no = 1; no <= last + 1; no += 1) {
    const name = renditionName(number, no);
    for (const form of ['show', 'thumbnail'] as const) {
      await storage.remove(contentKey(name, form));
    }
  }
}
