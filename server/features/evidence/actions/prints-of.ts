import type { Db } from '../../../platform/context.ts';
import type { FileStorage } from '../../../platform/files/storage.ts';
import type { Upload } from '../../uploads/index.ts';
import type { EarlierUse } from '../rules/evaluate-evidence.ts';

/** What the photos of a reply look like, and which of them show the same. */
export type Prints = {
  /** Upload id → its print; absent for what is no photo, null for a photo that could not be read. */
  readonly of: ReadonlyMap<string, null>;
  readonly same: (a: string, b: string) => boolean;
};

export async function printsOf(_storage: FileStorage, uploads: readonly Upload[]): Promise<Prints> {
  const bytes = new Map(uploads.map((upload) => [upload.id, upload.sha256?.toString('hex')]));
  return { of: new Map(), same: (a, b) => a === b || bytes.get(a) === bytes.get(b) };
}

export async function usesOfPrint(
  _db: Db,
  _number: string,
  _id: string,
  _prints: Prints,
): Promise<EarlierUse[] | null> {
  return [];
}
