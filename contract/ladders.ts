import { z } from 'zod';

/*
 * Ladders: who hears of it when a clock runs out, and when. What a ladder says is data; where each of its
 * recipients is found, the tree of agencies says.
 */

/**
 * Who is told by a step. `officers`: those who work on it, at the agency whose clock runs;
 * `complaints_officers`: who answers there for complaints; `head`: who leads it; `parent`: who leads the
 * agency above; `governorate`: the governor's office or, of what is below none, the head of the ministry
 * or authority; `central_office`: the system's own, and who stands at the root of the tree.
 */
export const recipients = [
  'officers',
  'complaints_officers',
  'head',
  'parent',
  'governorate',
  'central_office',
] as const;
export type Recipient = (typeof recipients)[number];

/** What somebody who is told by a step is asked for: one of these. Silence climbs further. */
export const asks = ['act', 'extend', 'takeOver'] as const;
export type Ask = (typeof asks)[number];

/** What is still to be done with a complaint whose clock runs. */
export const undone = [
  'examine',
  'accept',
  'answer',
  'answer_again',
  'keep_promise',
  'judge',
] as const;
export type Undone = (typeof undone)[number];

const tells = z
  .array(z.enum(recipients))
  .min(1)
  .max(recipients.length)
  .refine((all) => new Set(all).size === all.length);

/** At a share of the time, or so many working minutes after it ran out. */
export const ladderStep = z.union([
  z.strictObject({ percent: z.number().int().min(1).max(99), tells }),
  z.strictObject({ overdue: z.number().int().min(0).max(60_000), tells }),
]);
export type LadderStep = z.infer<typeof ladderStep>;

/** Steps in the order of their times: shares of the time first, then what comes after it. */
export const ladderSteps = z
  .array(ladderStep)
  .min(1)
  .max(12)
  .refine((steps) =>
    steps.every((step, at) => at === 0 || timeOfStep(steps[at - 1]!) < timeOfStep(step)),
  );
export type LadderSteps = z.infer<typeof ladderSteps>;

/** A number by which steps are ordered; it means nothing else. */
function timeOfStep(step: LadderStep): number {
  return 'percent' in step ? step.percent - 100 : step.overdue;
}
