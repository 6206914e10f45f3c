/** What the agency answers, with its proof. */
import { newReply } from '@insaf/contract/replies.ts';
import { answerComplaint } from '../../../features/replies/actions/answer-complaint.ts';
import { localDay } from '../../../platform/clock.ts';
import { replyText } from '../../officer-texts.ts';
import { papersOf } from '../files.ts';
import { holderOf, type StepOf, sendFiles, type Turn, wordsFor } from '../turn.ts';

export async function promise(turn: Turn, { plannedFor }: StepOf<'promise'>) {
  const { ctx, uploads, complaint, desks, story } = turn;
  const acting = await desks.at('agency_officer', holderOf(turn));
  const telling = { ...story.telling, date: plannedFor };
  const reply = newReply.parse({
    claim: 'planned',
    text: replyText('planned', telling, wordsFor(turn, 'reply')),
    plannedFor: localDay(plannedFor, ctx.config.TIME_ZONE),
  });
  return answerComplaint(ctx, uploads.storage, acting, complaint.number, reply);
}

export async function answer(turn: Turn, step: StepOf<'answer'>) {
  const { ctx, uploads, complaint, desks, directory, story, photos, plan, index } = turn;
  const holder = holderOf(turn);
  const acting = await desks.at('agency_officer', holder);
  const category = directory.category(complaint.category_id!);
  const papers = papersOf(
    { plan, step, index },
    {
      agency: holder.name_en,
      number: complaint.number,
      kinds: category.evidence_document_kinds,
    },
  );
  const shown = await sendFiles(uploads, photos, acting.staffId);
  const enclosed = await sendFiles(uploads, papers, acting.staffId);
  // one that does not answer says what could be said to anybody
  const beside = { ...story.telling, category: 'other', about: '' };
  const telling = step.fault === 'not_answered' ? beside : story.telling;
  const reply = newReply.parse({
    claim: step.claim,
    text: replyText(step.claim, telling, wordsFor(turn, 'reply')),
    evidence: [
      ...shown.map((upload) => ({ upload })),
      ...enclosed.map((upload, i) => ({ upload, documentKind: papers[i]?.documentKind })),
    ],
  });
  return answerComplaint(ctx, uploads.storage, acting, complaint.number, reply);
}
