/** What a row of the lifecycle's table says: statuses, who moves, what becomes of the clock, what is needed. */

export const statuses = [
  'received',
  'incomplete',
  'referred',
  'in_progress',
  'answered',
  'settled',
  'closed',
  'dismissed',
  'joined',
  'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

/** Statuses in which somebody still has something to do. */
export const openStatuses = [
  'received',
  'incomplete',
  'referred',
  'in_progress',
  'answered',
  'settled',
  'joined',
] as const satisfies readonly Status[];

/** Who can make a move: a member of staff with the permission, the complainant, or a job. */
export type Mover = 'staff' | 'complainant' | 'system';

/**
 * What a move does to the clock of working time:
 * `startExamination`, `startHandling`, `startJudging`: a new clock with a full allowance;
 * `pause`: what is left is kept until `resume`, and waiting for the complainant begins;
 * `resume`: what was left runs on; `keep`: nothing changes; `stop`: no clock;
 * `follow`: the clock of the leading complaint counts;
 * `retarget`: the allowance of another priority; `extend`: more of it, once;
 * `recount`: the same allowance from the same moment, by the calendar as it is known now.
 * Moving to `answered` holds the handling clock, in case the reply comes back, and starts judging.
 */
export type ClockEffect =
  | 'startExamination'
  | 'startHandling'
  | 'holdAndJudge'
  | 'pause'
  | 'resume'
  | 'keep'
  | 'retarget'
  | 'extend'
  | 'recount'
  | 'stop'
  | 'follow';

export type Need =
  | 'text'
  | 'channel'
  | 'question'
  | 'answer'
  | 'capPassed'
  | 'agency'
  | 'category'
  | 'reason'
  | 'reply'
  | 'plannedDate'
  | 'evidenceOffered'
  | 'evidenceProven'
  | 'otherAgencyThanAnswered'
  | 'notComplainedOf'
  | 'explanation'
  | 'windowPassed'
  | 'withinWindow'
  | 'seniorAgency'
  | 'leadingComplaint'
  | 'leadingSettled'
  | 'priority'
  | 'moreTime'
  | 'aboveHolder'
  | 'notExtended'
  | 'clockRuns'
  | 'obstacle'
  | 'notObstructed'
  | 'obstructed'
  | 'decision'
  | 'cause'
  | 'notGathered'
  | 'gathered';

export type Move = {
  readonly from: readonly Status[];
  /** `previous` is the status before it became incomplete; `same`: the status stays, the rest moves. */
  readonly to: Status | 'previous' | 'same';
  readonly clock: ClockEffect;
  readonly by: readonly Mover[];
  readonly needs: readonly Need[];
  readonly ar: string;
};
