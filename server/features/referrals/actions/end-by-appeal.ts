import type { Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { endReferral } from '../queries.ts';

/** An appeal takes a complaint from the agency that had it: its referral is no longer in force. */
export async function endByAppeal(db: Db, { complaint, at }: Moved): Promise<void> {
  await endReferral(db, complaint, { at, by: 'appeal', reason: null });
}
