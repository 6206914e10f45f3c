import { uploadForms } from '@insaf/contract/uploads.ts';
import type { Db } from '../../../platform/context.ts';
import { contentKey, type FileStorage } from '../../../platform/files/storage.ts';
import { contentInUse } from '../queries.ts';

/**
 * Removes content and its copies from the store unless an upload has it or is about to. The caller's
 * transaction holds `lockContent`.
 */
export async function releaseContent(db: Db, storage: FileStorage, sha256: Buffer): Promise<void> {
  if (await contentInUse(db, sha256)) return;
  for (const form of uploadForms) await storage.remove(contentKey(sha256, form));
}
