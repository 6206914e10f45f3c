import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { acceptItem, itemsOf } from '../queries.ts';

/**
 * A judge accepts, with a reason each, what cannot be known. What is not met cannot be accepted.
 *
 * @throws Refusal with the field: `evidence_not_met`; `nothing_to_accept` for an item that is met, was
 *   accepted already, or is not there
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
    const stored = (await itemsOf(db, complaint)).find(
      ({ reply_no, item_no }) => reply_no === reply.replyNo && item_no === item,
    );
    const code = stored?.state === 'not_met' ? 'evidence_not_met' : 'nothing_to_accept';
    throw new Refusal(code, { field: `acceptances.${index}.item`, item });
  }
}
