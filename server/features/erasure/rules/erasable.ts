import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Erasable } from '@insaf/contract/erasure.ts';

const ended: readonly Status[] = ['closed', 'dismissed', 'withdrawn'];

/**
 * Whether the person of a complaint can be erased now. While anybody may still have to act on it, or the
 * person may appeal, what they wrote is needed; and after an erasure nothing could be appealed any more.
 */
export function erasableNow(
  complaint: { readonly status: string; readonly appealUntil: Date | null },
  now: Date,
): Exclude<Erasable, 'asked'> {
  if (!(ended as readonly string[]).includes(complaint.status)) return 'not_ended';
  const { appealUntil } = complaint;
  return appealUntil !== null && appealUntil >= now ? 'appeal_possible' : 'yes';
}

/** The instant before which something must have ended to be kept no longer. */
export function keptSince(now: Date, years: number): Date {
  const since = new Date(now);
  since.setUTCFullYear(since.getUTCFullYear() - years);
  return since;
}
