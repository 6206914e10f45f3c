import type { Insertable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { Referrals } from '../../platform/db/tables.generated.ts';

export function insertReferral(db: Db, referral: Insertable<Referrals>) {
  return db.insertInto('referrals').values(referral).execute();
}

/** Ends the referral that is in force, if there is one. */
export function endReferral(
  db: Db,
  complaint: { number: string; referral_no: number },
  ended: { at: Date; by: 'refer' | 'handBack' | 'appeal' | 'takeOver'; reason: string | null },
) {
  return db
    .updateTable('referrals')
    .set({ ended_at: ended.at, ended_by: ended.by, ended_reason: ended.reason })
    .where('complaint_number', '=', complaint.number)
    .where('referral_no', '=', complaint.referral_no)
    .where('ended_at', 'is', null)
    .execute();
}

/** All referrals of a complaint that was loaded through the one who acts, in their order. */
export function referralsOf(db: Db, complaint: { number: string }) {
  return executePrepared(
    db,
    db
      .selectFrom('referrals')
      .selectAll()
      .where('complaint_number', '=', complaint.number)
      .orderBy('referral_no'),
  );
}

/** What was written with referrals goes with the person it speaks of; that they were made stays. */
export async function eraseReferralWords(db: Db, complaint: { number: string }): Promise<void> {
  await db
    .updateTable('referrals')
    .set({ note: null, ended_reason: null })
    .where('complaint_number', '=', complaint.number)
    .execute();
}
