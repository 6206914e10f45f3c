/* What the index of agencies is made of: names, weights and limits. Its formula: docs/figures.md. */

/** Shares that the index is made of, each of good ones, in the order of the formula; and the time. */
export const shareMeasures = [
  'verified',
  'confirmed',
  'in_time',
  'upright',
  'kept',
  'proven',
] as const;
export type ShareMeasure = (typeof shareMeasures)[number];
export const standingMeasures = [...shareMeasures, 'time'] as const;
export type StandingMeasure = (typeof standingMeasures)[number];

/** How much each counts; together 1. */
export const standingWeights: Record<StandingMeasure, number> = {
  verified: 0.3,
  confirmed: 0.2,
  in_time: 0.1,
  upright: 0.1,
  kept: 0.1,
  proven: 0.05,
  time: 0.15,
};

/** What makes figures look better than the work is, and up to which share it is taken for chance. */
export const gamingFlags = ['last_days', 'one_text', 'hands_back', 'dismisses'] as const;
export type GamingFlag = (typeof gamingFlags)[number];
/** Of fewer acts nothing is said. */
export const fewestFlagged = 10;
export const tolerated: Record<GamingFlag, number> = {
  last_days: 0.25,
  one_text: 0.25,
  hands_back: 0.5,
  dismisses: 0.5,
};

/** By how many complaints came to them in the period: fewer than 50, than 500, and more. */
export const standingSizes = ['small', 'medium', 'large'] as const;
export type StandingSize = (typeof standingSizes)[number];
export const sizesFrom = { medium: 50, large: 500 } as const;

/** Working days at which a complaint that is not settled counts as much as one that never is. */
export const standingHorizon = 60;
/** How a text that more replies than these of one agency have is called one text. */
export const sameTextFrom = 5;
