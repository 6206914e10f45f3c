import { buffer } from 'node:stream/consumers';
import type { Db } from '../../../platform/context.ts';
import { readGrey } from '../../../platform/files/read-grey.ts';
import { contentKey, type FileStorage } from '../../../platform/files/storage.ts';
import type { Upload } from '../../uploads/index.ts';
import { findLikePhotos } from '../queries.ts';
import type { EarlierUse } from '../rules/evaluate-evidence.ts';
import { isSamePhoto, likeness, resemblesFrom } from '../rules/photo-likeness.ts';
import {
  isComparable,
  type PhotoPrint,
  printArea,
  printFromGrey,
  printSide,
} from '../rules/photo-print.ts';

/** What the photos of a reply look like, and which of them show the same. */
export type Prints = {
  /** Upload id → its print; absent for what is no photo, null for one that shows too little. */
  readonly of: ReadonlyMap<string, PhotoPrint | null>;
  readonly same: (a: string, b: string) => boolean;
};

/** Reads the photos among these uploads: a tenth of a second of computing each, so outside of locks. */
export async function printsOf(storage: FileStorage, uploads: readonly Upload[]): Promise<Prints> {
  const of = new Map<string, PhotoPrint | null>();
  const bytes = new Map(uploads.map((upload) => [upload.id, upload.sha256?.toString('hex')]));
  for (const upload of uploads) {
    if (upload.kind === 'photo') of.set(upload.id, await printOf(storage, upload));
  }
  return {
    of,
    same: (a, b) => {
      if (a === b || bytes.get(a) === bytes.get(b)) return true;
      const [one, other] = [of.get(a), of.get(b)];
      return one != null && other != null && isSamePhoto(one, other);
    },
  };
}

/** From the copy for showing: it is upright, small, and there for HEIC too. */
async function printOf(storage: FileStorage, upload: Upload): Promise<PhotoPrint | null> {
  if (!upload.has_copies || upload.sha256 === null) return null;
  const shown = await buffer(await storage.read(contentKey(upload.sha256, 'show')));
  const print = printFromGrey(await readGrey(shown, { area: printArea, longest: printSide }));
  return isComparable(print) ? print : null;
}

/**
 * Photos of replies to other complaints that look like this one, the likest first; null when it could
 * not be compared.
 */
export async function usesOfPrint(
  db: Db,
  number: string,
  id: string,
  prints: Prints,
): Promise<EarlierUse[] | null> {
  const print = prints.of.get(id);
  if (!print) return null;
  const uses = (await findLikePhotos(db, print, number)).map((photo) => ({
    complaintNumber: photo.complaintNumber,
    replyNo: photo.replyNo,
    uploadId: photo.uploadId,
    how: 'alike' as const,
    likeness: Math.round(likeness(photo.print, print) * 100) / 100,
  }));
  return uses
    .filter((use) => use.likeness >= resemblesFrom)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3);
}
