import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';

/** Templates that tell of the journey. */
export type NoticeOfMove = Exclude<
  NoticeTemplate,
  | 'identity_opened'
  | 'erased'
  | 'erasure_refused'
  | 'late'
  | 'promise_passed'
  | 'satisfaction'
  | 'satisfaction_reminder'
>;

/** What the person is told of each move; null: they see it when they look, and no message is sent. */
const byVerb = {
  receive: 'received',
  askComplainant: 'asked',
  supply: 'supplied',
  lapse: 'lapsed',
  refer: 'referred',
  // an agency found that it is the wrong one: the person is told when the right one has it
  handBack: null,
  accept: 'accepted',
  promise: 'planned',
  // not yet the reply itself: one that is sent back would have raised a false hope
  answer: 'answered',
  returnReply: 'returned',
  settle: 'settled',
  confirm: 'closed',
  closeUnconfirmed: 'closed_unconfirmed',
  dismiss: 'dismissed',
  appeal: 'appealed',
  join: 'joined',
  follow: 'settled',
  release: 'released',
  withdraw: 'withdrawn',
  prioritise: null,
  extend: 'more_time',
  // who works on it is another, as after a referral; the person reads it in the story
  takeOver: null,
  // told once, when its time ran out (tell-what-is-late.ts)
  escalate: null,
  retime: null,
  obstruct: 'obstructed',
  decideObstacle: 'obstacle_decided',
  removeObstacle: 'obstacle_removed',
  gather: 'gathered',
  announceDay: 'day_announced',
  ungather: 'ungathered',
} as const satisfies Record<Verb, NoticeOfMove | null>;

/**
 * Which notice a move calls for.
 *
 * @param referral of `refer` alone. `no` counts the complaint's referrals from 1. `withinTold`: the
 *   agency is one below that of the referral before, whose name the person was told. Handing work down
 *   inside an agency is its own affair, and no message.
 */
export function noticeOfMove(
  verb: Verb,
  referral?: { readonly no: number; readonly withinTold: boolean },
): NoticeOfMove | null {
  if (verb !== 'refer' || referral === undefined || referral.no <= 1) return byVerb[verb];
  return referral.withinTold ? null : 'referred_again';
}
