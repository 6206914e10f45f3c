/** What the other body says to a reply. */
import { itemsOf } from '../../../features/evidence/index.ts';
import { returnReply } from '../../../features/replies/actions/return-reply.ts';
import { settleComplaint } from '../../../features/replies/actions/settle-complaint.ts';
import { acceptanceText, returnText } from '../../officer-texts.ts';
import { type StepOf, type Turn, wordsFor } from '../turn.ts';

const judgeOf = ({ complaint, directory, desks }: Turn) =>
  desks.at('judge', directory.agency(complaint.judge_id ?? complaint.holder_id));

/** A judge who means to settle accepts what cannot be known, each with a reason. */
export async function settle(turn: Turn, { expect }: StepOf<'settle'>) {
  const { ctx, complaint } = turn;
  const random = wordsFor(turn, 'acceptance');
  const items = await itemsOf(ctx.db, complaint);
  const unknown = items.filter(
    ({ reply_no, state }) => reply_no === complaint.reply_no && state === 'unknown',
  );
  const acceptances = unknown.map((item) => ({
    item: item.item_no,
    reason: acceptanceText(random),
  }));
  return settleComplaint(ctx, await judgeOf(turn), {
    number: complaint.number,
    acceptances: expect === undefined ? acceptances : [],
  });
}

export async function sendBack(turn: Turn, { cause }: StepOf<'returnReply'>) {
  const { ctx, complaint } = turn;
  const reason = returnText(cause, wordsFor(turn, 'return'));
  return returnReply(ctx, await judgeOf(turn), { number: complaint.number, reason });
}
