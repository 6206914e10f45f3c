import type { Db } from '../../../platform/context.ts';
import { rememberPhoto } from '../queries.ts';
import type { Evaluated } from '../rules/evaluate-evidence.ts';
import type { Offer } from './evaluate-offer.ts';

/**
 * Keeps what a reply's photos look like, so that another reply that uses one of them is caught. A photo
 * that was itself caught is not kept: the first use stays the witness, and using a photo over and over
 * cannot make its keys too common to be looked for.
 */
export async function rememberPhotos(
  db: Db,
  complaint: { number: string },
  offer: Offer,
  items: readonly Evaluated[],
  now: Date,
): Promise<void> {
  const caught = new Set(
    items.filter(({ because }) => because === 'used_before').map(({ uploadId }) => uploadId),
  );
  for (const { id } of offer.uploads) {
    const print = offer.prints.of.get(id);
    if (!print || caught.has(id)) continue;
    const use = { complaintNumber: complaint.number, replyNo: offer.replyNo, uploadId: id };
    await rememberPhoto(db, { ...use, print, usedAt: now });
  }
}
