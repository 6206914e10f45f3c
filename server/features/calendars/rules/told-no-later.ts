import {
  type LadderStep,
  type LadderSteps,
  recipientsAbove,
  timeOfStep,
} from '@insaf/contract/ladders.ts';

/*
 * Whoever is late would rather not have it known. So no ladder below the root keeps from those above what
 * they would hear of by the ladder that stands above it, nor tells them later. Whom it tells within the
 * agency is its own affair.
 */

export type ToldLater = {
  readonly to: (typeof recipientsAbove)[number];
  readonly until: LadderStep;
};

/**
 * Who above is told later than now, or never, and the step by which they hear of it now; null where nobody.
 *
 * @param above the steps that would count without these
 */
export function toldLater(steps: LadderSteps, above: LadderSteps): ToldLater | null {
  for (const to of recipientsAbove) {
    const until = firstTelling(above, to);
    if (until === undefined) continue;
    const own = firstTelling(steps, to);
    if (own === undefined || timeOfStep(own) > timeOfStep(until)) return { to, until };
  }
  return null;
}

function firstTelling(steps: LadderSteps, to: ToldLater['to']): LadderStep | undefined {
  return steps.find(({ tells }) => tells.includes(to));
}
