/** What the person does, with number and code; some ring up, and an agent enters what they say. */
import {
  appealDecision,
  confirmComplaint,
  supplyAnswer,
  withdrawComplaint,
} from '../../../features/complaints/index.ts';
import type { Acting } from '../../../features/rights/index.ts';
import { appealText, confirmationText, questionText, withdrawalText } from '../../texts.ts';
import { type StepOf, sendFiles, type Turn, wordsFor } from '../turn.ts';
import { registrarOf } from './receive.ts';

const personOf = ({ complaint }: Turn): Acting => ({
  kind: 'complainant',
  number: complaint.number,
});

export async function supply(turn: Turn, { by }: StepOf<'supply'>) {
  const { ctx, uploads, complaint, plan, story, photos, index } = turn;
  const acting = by === 'staff' ? await registrarOf(turn) : personOf(turn);
  const staffId = acting.kind === 'staff' ? acting.staffId : null;
  const asked = plan.steps.findLastIndex(
    ({ verb }, earlier) => earlier < index && verb === 'askComplainant',
  );
  // the same stream that drew the question draws its answer
  const { answer } = questionText(story.telling, wordsFor({ ...turn, index: asked }, 'question'));
  return supplyAnswer(ctx, acting, {
    number: complaint.number,
    answer,
    uploads: await sendFiles(uploads, photos, staffId),
  });
}

export function confirm(turn: Turn, { grade, words }: StepOf<'confirm'>) {
  const said = words ? { words: confirmationText(grade, wordsFor(turn, 'confirmation')) } : {};
  const { number } = turn.complaint;
  return confirmComplaint(turn.ctx, personOf(turn), { number, grade, ...said });
}

export function appeal(turn: Turn, { after }: StepOf<'appeal'>) {
  return appealDecision(turn.ctx, personOf(turn), {
    number: turn.complaint.number,
    reason: appealText(after, wordsFor(turn, 'appeal')),
    uploads: [],
  });
}

export function withdraw(turn: Turn) {
  const random = wordsFor(turn, 'withdrawal');
  const said = random.chance(0.7) ? { reason: withdrawalText(random) } : {};
  const { number } = turn.complaint;
  return withdrawComplaint(turn.ctx, personOf(turn), { number, ...said });
}
