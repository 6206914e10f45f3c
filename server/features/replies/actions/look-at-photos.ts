import type { Ctx } from '../../../platform/context.ts';
import type { FileStorage } from '../../../platform/files/storage.ts';
import { type Prints, printsOf } from '../../evidence/index.ts';
import { type Upload, uploadsOfComplaint } from '../../uploads/index.ts';

/**
 * Looks at the photos that a reply offers, and at those that came with the complaint, which they are
 * compared with: the complainant's photo, saved again, shows the problem and not its removal. Takes a
 * tenth of a second of computing for each, so nothing may be locked meanwhile.
 *
 * @param complaint one that was loaded through the one who acts
 */
export async function lookAtPhotos(
  { db }: Ctx,
  storage: FileStorage,
  complaint: { number: string },
  offered: readonly Upload[],
): Promise<{ prints: Prints; own: Upload[] }> {
  const own = (await uploadsOfComplaint(db, complaint)).filter(
    ({ kind, reply_no }) => kind === 'photo' && reply_no === null,
  );
  const areOffered = offered.some(({ kind }) => kind === 'photo');
  return { prints: await printsOf(storage, areOffered ? [...offered, ...own] : offered), own };
}
