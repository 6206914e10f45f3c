import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import { openCause } from '../features/causes/actions/open-cause.ts';
import { ungatherComplaint } from '../features/causes/actions/ungather-complaint.ts';
import { acceptComplaint } from '../features/complaints/actions/accept-complaint.ts';
import { appealDecision } from '../features/complaints/actions/appeal-decision.ts';
import { askComplainant } from '../features/complaints/actions/ask-complainant.ts';
import { confirmComplaint } from '../features/complaints/actions/confirm-complaint.ts';
import { dismissComplaint } from '../features/complaints/actions/dismiss-complaint.ts';
import { extendDeadline } from '../features/complaints/actions/extend-deadline.ts';
import { joinComplaint } from '../features/complaints/actions/join-complaint.ts';
import { moveComplaint } from '../features/complaints/actions/move-complaint.ts';
import { prioritiseComplaint } from '../features/complaints/actions/prioritise-complaint.ts';
import { releaseComplaint } from '../features/complaints/actions/release-complaint.ts';
import { supplyAnswer } from '../features/complaints/actions/supply-answer.ts';
import { withdrawComplaint } from '../features/complaints/actions/withdraw-complaint.ts';
import { obstructComplaint } from '../features/obstacles/actions/obstruct-complaint.ts';
import { handBackComplaint } from '../features/referrals/actions/hand-back-complaint.ts';
import { referComplaint } from '../features/referrals/actions/refer-complaint.ts';
import { takeOverComplaint } from '../features/referrals/actions/take-over-complaint.ts';
import { answerComplaint } from '../features/replies/actions/answer-complaint.ts';
import { returnReply } from '../features/replies/actions/return-reply.ts';
import { settleComplaint } from '../features/replies/actions/settle-complaint.ts';
import type { Acting } from '../features/rights/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { FileStorage } from '../platform/files/storage.ts';

/*
 * Each verb of the lifecycle as it is really done, by anyone on any complaint: for tests that try all of
 * them. What has no action because only a job or another move does it is tried as the bare move.
 */

export type Tried = {
  readonly number: string;
  /** Where `refer` sends it. */
  readonly agency?: string;
  readonly category?: string;
  /** What `join` lets it follow. */
  readonly leading?: string;
  /** What `answer` claims; without evidence only an explanation can be settled. */
  readonly claim?: 'cause_removed' | 'partly' | 'explained';
  readonly priority?: Priority;
  readonly evidence?: { upload: string; documentKind?: 'completion_report' }[];
};

type Where = { readonly ctx: Ctx; readonly uploads: { readonly storage: FileStorage } };
type Attempt = (where: Where, acting: Acting, tried: Tried) => Promise<unknown>;

const bare =
  (verb: Verb): Attempt =>
  ({ ctx }, acting, { number }) =>
    moveComplaint(ctx, acting, { number, verb });

const attempts: Record<Verb, Attempt> = {
  receive: bare('receive'),
  askComplainant: ({ ctx }, acting, { number }) =>
    askComplainant(ctx, acting, { number, question: 'متى بدأ ذلك؟' }),
  supply: ({ ctx }, acting, { number }) =>
    supplyAnswer(ctx, acting, { number, answer: 'أمام المدرسة', uploads: [] }),
  lapse: bare('lapse'),
  refer: ({ ctx }, acting, { number, agency = 'gov-bns-lu-beba', category }) =>
    referComplaint(ctx, acting, { number, agency, category }),
  handBack: ({ ctx }, acting, { number }) =>
    handBackComplaint(ctx, acting, { number, reason: 'ليس من اختصاصنا' }),
  accept: ({ ctx }, acting, { number }) => acceptComplaint(ctx, acting, { number }),
  promise: ({ ctx, uploads }, acting, { number }) =>
    answerComplaint(ctx, uploads.storage, acting, number, {
      claim: 'planned',
      text: 'سيتم التنفيذ ضمن خطة العام القادم.',
      plannedFor: new Date(ctx.clock().getTime() + 60 * 86_400_000).toISOString().slice(0, 10),
      evidence: [],
    }),
  answer: ({ ctx, uploads }, acting, { number, claim = 'explained', evidence = [] }) =>
    answerComplaint(ctx, uploads.storage, acting, number, {
      claim,
      text: 'تمت المعاينة واتخاذ ما يلزم في حدود اختصاصنا.',
      evidence,
    }),
  returnReply: ({ ctx }, acting, { number }) =>
    returnReply(ctx, acting, { number, reason: 'الرد ناقص' }),
  settle: ({ ctx }, acting, { number }) =>
    settleComplaint(ctx, acting, { number, acceptances: [] }),
  confirm: ({ ctx }, acting, { number }) => confirmComplaint(ctx, acting, { number, grade: 5 }),
  closeUnconfirmed: bare('closeUnconfirmed'),
  dismiss: ({ ctx }, acting, { number }) =>
    dismissComplaint(ctx, acting, { number, reason: 'inexact', explanation: 'غير محددة' }),
  appeal: ({ ctx }, acting, { number }) =>
    appealDecision(ctx, acting, { number, reason: 'لم يتغير شيء', uploads: [] }),
  join: ({ ctx }, acting, { number, leading = '' }) =>
    joinComplaint(ctx, acting, { number, leading }),
  follow: bare('follow'),
  release: ({ ctx }, acting, { number }) =>
    releaseComplaint(ctx, acting, { number, reason: 'سبب آخر غير هذا' }),
  prioritise: async ({ ctx }, acting, { number, priority = 'urgent' }) =>
    acting.kind === 'system'
      ? moveComplaint(ctx, acting, { number, verb: 'prioritise' })
      : prioritiseComplaint(ctx, acting, { number, priority, reason: 'أطفال في خطر' }),
  extend: ({ ctx }, acting, { number }) =>
    extendDeadline(ctx, acting, { number, workingDays: 2, reason: 'تأخر توريد المواسير' }),
  takeOver: ({ ctx }, acting, { number }) =>
    takeOverComplaint(ctx, acting, { number, reason: 'طال الانتظار' }),
  escalate: ({ ctx }, acting, { number }) =>
    moveComplaint(ctx, acting, {
      ...{ number, verb: 'escalate' },
      decide: ({ complaint }) => ({ details: { told: ['head'], to: complaint.holder_id } }),
    }),
  retime: bare('retime'),
  obstruct: ({ ctx }, acting, { number }) =>
    obstructComplaint(ctx, acting, {
      ...{ number, kind: 'budget', needed: 'اعتماد مالي للإحلال', fromAgency: 'cabinet' },
      ...{ told: 'ينتظر العمل توفير التمويل.', also: [] },
    }),
  // These are done to an obstacle, and with it to all the complaints that it holds.
  decideObstacle: ({ ctx }, acting, { number }) =>
    moveComplaint(ctx, acting, {
      ...{ number, verb: 'decideObstacle' },
      decide: ({ complaint }) => ({ details: { owner: complaint.holder_id, by: '2026-12-31' } }),
    }),
  removeObstacle: bare('removeObstacle'),
  gather: ({ ctx }, acting, { number }) =>
    openCause(ctx, acting, {
      ...{ number, title: 'كسر في الخط الرئيسي', told: 'يُصلح الخط الرئيسي في شارعكم.' },
      ...{ expectedFor: '2036-12-31', also: [] },
    }),
  // This is done to a cause, and with it to all the complaints that it gathers.
  announceDay: ({ ctx }, acting, { number }) =>
    moveComplaint(ctx, acting, {
      ...{ number, verb: 'announceDay' },
      decide: ({ complaint }) => ({ details: { worker: complaint.holder_id, by: '2036-12-31' } }),
    }),
  ungather: ({ ctx }, acting, { number }) =>
    acting.kind === 'system'
      ? moveComplaint(ctx, acting, { number, verb: 'ungather' })
      : ungatherComplaint(ctx, acting, { number, reason: 'سبب آخر غير هذا' }),
  withdraw: ({ ctx }, acting, { number }) => withdrawComplaint(ctx, acting, { number }),
};

/** Tries a verb. Rejects with the Refusal that the one who acts would be given. */
export function attempt(where: Where, verb: Verb, acting: Acting, tried: Tried): Promise<unknown> {
  return attempts[verb](where, acting, tried);
}
