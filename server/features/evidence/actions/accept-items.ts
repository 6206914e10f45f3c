import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { acceptItem } from '../queries.ts';

/**
 * A judge accepts, with a reason each, what cannot be known. What is not met cannot be accepted.
 *
 * @throws Refusal `evidence_not_met` with the field when an item is not one that can be accepted
 */
export async function acceptItems(
  db: Db,
  complaint: { number: string; reply_no: number },
  acceptances: readonly { item: number; reason: string }[],
  by: { staffId: string; at: Date },
): Promise<void> {
  const reply = { number: complaint.number, replyNo: complaint.reply_no };
  for (const [index, { item, reason }] of acceptances.entries()) {
    if (await acceptItem(db, reply, item, { ...by, reason })) continue;
    throw new Refusal('evidence_not_met', { field: `acceptances.${index}.item`, item });
  }
}
