/** Referrals, and what the agency that gets one says to it. */
import { acceptComplaint } from '../../../features/complaints/actions/accept-complaint.ts';
import { handBackComplaint } from '../../../features/referrals/actions/hand-back-complaint.ts';
import { referComplaint } from '../../../features/referrals/actions/refer-complaint.ts';
import { handBackText, referralNote } from '../../officer-texts.ts';
import { examinerOf, holderOf, type StepOf, type Turn, wordsFor } from '../turn.ts';

export async function refer(turn: Turn, { to }: StepOf<'refer'>) {
  const { ctx, complaint, destinations, plan, index } = turn;
  const holder = holderOf(turn);
  const random = wordsFor(turn, 'referral');
  return referComplaint(ctx, await examinerOf(turn), {
    number: complaint.number,
    agency: destinations.target(plan, holder, to, index).code,
    category: plan.category,
    ...(random.chance(0.4) ? { note: referralNote(random) } : {}),
  });
}

export async function handBack(turn: Turn) {
  const { ctx, complaint, desks } = turn;
  const acting = await desks.at('agency_officer', holderOf(turn));
  const reason = handBackText(wordsFor(turn, 'hand back'));
  return handBackComplaint(ctx, acting, { number: complaint.number, reason });
}

export async function accept(turn: Turn) {
  const { ctx, complaint, desks } = turn;
  const acting = await desks.at('agency_officer', holderOf(turn));
  return acceptComplaint(ctx, acting, { number: complaint.number });
}
