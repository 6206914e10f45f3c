import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { keepVoices } from '../../complainants/index.ts';
import type { Acting } from '../../rights/index.ts';
import { claimUploads } from '../../uploads/index.ts';
import { seniorTo } from '../rules/senior-agency.ts';
import { moveComplaint } from './move-complaint.ts';
import { decidedOf } from './standing-of.ts';

/**
 * The complainant asks someone higher: the complaint is received anew at the agency above the one that
 * dismissed or settled it, and above the one complained of.
 *
 * @throws Refusal `no_higher_agency` when nobody stands above
 */
export function appealDecision(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; reason: string; uploads: readonly string[] },
) {
  const { number, reason, uploads } = order;
  return moveComplaint(ctx, acting, {
    number,
    verb: 'appeal',
    decide: async ({ db, complaint, directory, now }) => {
      await claimUploads(db, uploads, { complaintNumber: number, at: now });
      if (uploads.length > 0) await keepVoices(ctx, db, number);
      const senior = seniorTo(directory, decidedOf(complaint));
      if (senior === null) throw new Refusal('no_higher_agency');
      return {
        words: reason,
        details: { uploads, against: complaint.status, senior: senior.id },
        changes: {
          holder_id: senior.id,
          holder_path: senior.path,
          appeals: complaint.appeals + 1,
          appeal_until: null,
          binding: false,
          hand_backs: 0,
          answered_by_id: null,
          judge_id: null,
          judge_path: null,
          promised_for: null,
          leading_number: null,
          grade: null,
        },
      };
    },
  });
}
