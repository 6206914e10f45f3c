/*
 * What the evaluation of people and offices goes by: apart from the routes, because pages load it too.
 */

/** What is counted of a person, as the lifecycle names it, in the order of a complaint's way. */
export const workVerbs = [
  'receive',
  'supply',
  'askComplainant',
  'refer',
  'join',
  'dismiss',
  'accept',
  'handBack',
  'promise',
  'answer',
  'returnReply',
  'settle',
  'obstruct',
  'decideObstacle',
  'removeObstacle',
  'takeOver',
] as const;
export type WorkVerb = (typeof workVerbs)[number];

/** Working days for which a month is the person’s alone before their head can read it. */
export const daysBeforeHead = 3;
/** Colleagues beside whom somebody is seen, and people who grade: never fewer. */
export const fewestBeside = 5;
/** Below this many, a middle time says little, and the page says so. */
export const fewTimes = 10;
/** A month is counted anew each night until this many months after it are over; then it stays. */
export const monthsCounted = 2;

/** What is told of an office, in this order. */
export const officeMeasures = [
  'acts',
  'people',
  'load',
  'received',
  'referred',
  'answered',
  'returned',
  'verified',
  'upheld',
  'overdue',
  'answer_time',
  'examine_time',
  'grade',
] as const;
export type OfficeMeasure = (typeof officeMeasures)[number];
