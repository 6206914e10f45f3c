import type { UploadRefusalReason } from '@insaf/contract/uploads.ts';
import { Refusal } from '../errors.ts';

/** The refusal of a file. `limit`, where a limit was passed, is in the unit that the reason names. */
export function refusedFile(reason: UploadRefusalReason, params: { limit?: number } = {}): Refusal {
  return new Refusal('upload_refused', { reason, ...params });
}
