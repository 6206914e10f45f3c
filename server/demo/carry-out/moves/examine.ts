/** What an examiner does with a complaint besides referring it. */
import { askComplainant } from '../../../features/complaints/actions/ask-complainant.ts';
import { dismissComplaint } from '../../../features/complaints/actions/dismiss-complaint.ts';
import { joinComplaint } from '../../../features/complaints/actions/join-complaint.ts';
import { readComplaint } from '../../../features/complaints/index.ts';
import { Refusal } from '../../../platform/errors.ts';
import { dismissalText } from '../../officer-texts.ts';
import { questionText } from '../../texts.ts';
import { examinerOf, holderOf, type StepOf, type Turn, wordsFor } from '../turn.ts';

/** The examiner asks, or the officer of the agency that has it by now. */
export async function ask(turn: Turn) {
  const { ctx, complaint, desks } = turn;
  const examines = complaint.status === 'received';
  const acting = await (examines ? examinerOf(turn) : desks.at('agency_officer', holderOf(turn)));
  const { question } = questionText(turn.story.telling, wordsFor(turn, 'question'));
  const { number } = complaint;
  return askComplainant(ctx, acting, { number, question });
}

export async function dismiss(turn: Turn, { reason, repeats }: StepOf<'dismiss'>) {
  const { ctx, complaint, numberOf } = turn;
  const acting = await examinerOf(turn);
  const earlier = repeats === undefined ? undefined : numberOf(repeats);
  // nobody names a complaint that they cannot see
  const seen = earlier === undefined ? undefined : await readComplaint(ctx.db, acting, earlier);
  return dismissComplaint(ctx, acting, {
    number: complaint.number,
    reason,
    explanation: dismissalText(reason, wordsFor(turn, 'dismissal')),
    ...(seen === undefined ? {} : { repeats: seen.number }),
  });
}

/** By the examiner who has it; by one above all where they cannot see the leading complaint. */
export async function join(turn: Turn, step: StepOf<'join'>) {
  const { ctx, complaint, desks, directory, numberOf } = turn;
  const leading = numberOf(step.leading);
  if (leading === undefined) throw new Refusal('not_found', { field: 'leading' });
  const own = await examinerOf(turn);
  const sees = (await readComplaint(ctx.db, own, leading)) !== undefined;
  const root = directory.agencies.find(({ parent_id }) => parent_id === null)!;
  const acting = sees ? own : await desks.at('examiner', root);
  return joinComplaint(ctx, acting, { number: complaint.number, leading });
}
