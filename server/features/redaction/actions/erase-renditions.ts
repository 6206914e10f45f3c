import type { Db } from '../../../platform/context.ts';
import { contentKey, type FileStorage } from '../../../platform/files/storage.ts';
import { uploadsByIds } from '../../uploads/index.ts';
import { currentOf } from '../queries.ts';
import { renditionForms, renditionName } from './keep-rendition.ts';

/**
 * Removes the copies of a complaint's files that were made to hide something, of all versions, but for those
 * that a joined complaint still shows. What files are erased is known by now.
 */
export async function eraseRenditions(storage: FileStorage, db: Db, number: string): Promise<void> {
  const rows = await currentOf(db, [number]);
  const idOf = (subject: string) => /^(?:photo|file)\/(.+)$/.exec(subject)?.[1];
  const files = await uploadsByIds(
    db,
    rows.flatMap(({ subject }) => idOf(subject) ?? []),
  );
  const shown = new Set(files.filter(({ erased_at }) => erased_at === null).map(({ id }) => id));
  const kept = new Set(
    rows
      .filter(({ subject, rendition }) => rendition !== null && shown.has(idOf(subject) ?? ''))
      .map(({ redaction_no }) => redaction_no),
  );
  const last = Math.max(0, ...rows.map(({ redaction_no }) => redaction_no));
  // One more: a version that failed after its copies were made.
  for (let no = 1; no <= last + 1; no += 1) {
    if (kept.has(no)) continue;
    for (const form of renditionForms) {
      await storage.remove(contentKey(renditionName(number, no), form));
    }
  }
}
