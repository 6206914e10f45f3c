import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { lineId, namedAgency } from './calendars.ts';
import { route } from './route.ts';
import { instant } from './text.ts';
import { clocks, priorities } from './vocabulary.ts';

/*
 * Ladders: who hears of it when a clock runs out, and when. What a ladder says is data; where each of its
 * recipients is found, the tree of agencies says.
 */

/**
 * What has a ladder: each clock of a complaint; `acceptance`, until who was given it says that they are
 * competent; `promise`, from when a day that was told to the complainant has passed; and `obstacle`, from
 * when the head of an agency should have decided about what is in the way. A check keeps the database equal.
 */
export const ladderClocks = [...clocks, 'acceptance', 'promise', 'obstacle'] as const;
export type LadderClock = (typeof ladderClocks)[number];

/** Those that a complaint climbs; an obstacle climbs its own. */
export const complaintLadders = [...clocks, 'acceptance', 'promise'] as const;
export type ComplaintLadder = (typeof complaintLadders)[number];

/** Ladders that begin when the time is over: nothing of them can be said within it. */
export const onlyOverdue: readonly LadderClock[] = ['promise', 'obstacle'];

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

/** Who stands above the agency whose clock runs; an obstacle goes only to one of them. */
export const recipientsAbove = ['parent', 'governorate', 'central_office'] as const;

/** What somebody who is told by a step is asked for: one of these. Silence climbs further. */
export const asks = ['act', 'extend', 'takeOver', 'obstruct'] as const;
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
  .refine((all) => new Set(all).size === all.length, { message: 'told_twice' });

type Tells = { readonly tells: z.infer<typeof tells> };
/** At a share of the time, or so many working minutes after it ran out. */
export type LadderStep = ({ readonly percent: number } | { readonly overdue: number }) & Tells;

/** One shape for both, so that what is wrong is said of its field. */
export const ladderStep = z
  .strictObject({
    percent: z.number().int().min(1).max(99).optional().describe('of the time'),
    overdue: z.number().int().min(0).max(60_000).optional().describe('working minutes after it'),
    tells,
  })
  .refine(({ percent, overdue }) => (percent === undefined) !== (overdue === undefined), {
    path: ['percent'],
    message: 'percent_or_overdue',
  }) as unknown as z.ZodType<LadderStep, LadderStep>;

/** Steps in the order of their times: shares of the time first, then what comes after it. */
export const ladderSteps = z
  .array(ladderStep)
  .min(1)
  .max(12)
  .superRefine((steps, context) => {
    steps.forEach((step, at) => {
      if (at === 0 || timeOfStep(steps[at - 1]!) < timeOfStep(step)) return;
      const path = [at, 'percent' in step ? 'percent' : 'overdue'];
      context.addIssue({ code: 'custom', path, message: 'steps_out_of_order' });
    });
  });
export type LadderSteps = z.infer<typeof ladderSteps>;

/** A number by which steps are ordered; it means nothing else. */
export function timeOfStep(step: LadderStep): number {
  return 'percent' in step ? step.percent - 100 : step.overdue;
}

export const newLadder = z
  .strictObject({
    clock: z.enum(ladderClocks),
    priority: z.enum(priorities).optional().describe('for one priority; else for all'),
    steps: ladderSteps,
  })
  .superRefine(({ clock, priority, steps }, context) => {
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (clock === 'obstacle' && priority !== undefined) wrong(['priority'], 'has_no_priority');
    steps.forEach((step, at) => {
      if (onlyOverdue.includes(clock) && 'percent' in step) {
        wrong(['steps', at, 'percent'], 'only_after_the_time');
      }
      const above: readonly Recipient[] = recipientsAbove;
      if (clock !== 'obstacle' || (step.tells.length === 1 && above.includes(step.tells[0]!)))
        return;
      wrong(['steps', at, 'tells'], 'one_above');
    });
  });
export type NewLadder = z.input<typeof newLadder>;

const place = z.object({ to: z.enum(recipients), agency: namedAgency });
const shownStep = z.object({
  percent: z.number().int().nullable().describe('of the time; null for one after it'),
  overdue: z.number().int().nullable().describe('working minutes after it; null for one within'),
  tells: z.array(z.enum(recipients)).describe('as it was set'),
  told: z
    .array(place)
    .describe(
      'where they are found; empty where a lower step told them already, or they are nowhere',
    ),
});

/** What counts for a clock and a priority, and who said so. */
export const ladderView = z.object({
  clock: z.enum(ladderClocks),
  priority: z.enum(priorities).nullable().describe('null for what has none'),
  minutes: z.number().int().nullable().describe('the time that it is climbed in; null for a day'),
  roundTheClock: z.boolean(),
  steps: z.array(shownStep),
  line: z.number().int().nullable().describe('of the agency itself, that can be taken back'),
  from: namedAgency.nullable().describe('whose it is; null for the program’s own'),
  forAll: z.boolean().describe('whether it was set for all priorities'),
});
export type LadderView = z.infer<typeof ladderView>;

/** A line that was set here: what it says, from when until when it counted, and who set it. */
export const ladderLine = z.object({
  id: z.number().int(),
  clock: z.enum(ladderClocks),
  priority: z.enum(priorities).nullable(),
  steps: ladderSteps.nullable().describe('null where an earlier one was taken back'),
  declaredAt: instant,
  until: instant.nullable().describe('when another took its place; null for what counts now'),
  by: z.string().nullable(),
});
export type LadderLine = z.infer<typeof ladderLine>;

export const agencyLadders = z.object({
  agency: namedAgency,
  ladders: z.array(ladderView).describe('one for each clock and priority'),
  lines: z.array(ladderLine).describe('set for the agency itself, the latest first, at most 50'),
});
export type AgencyLadders = z.infer<typeof agencyLadders>;

const code = z.object({ code: agencyCode });

export const ladderRoutes = {
  readLadders: route({
    method: 'GET',
    path: '/agencies/:code/ladders',
    access: 'manageCalendars',
    summary: 'Who is told when the clocks of an agency run out, and who said so',
    params: code,
    replies: { 200: agencyLadders },
  }),
  setLadder: route({
    method: 'POST',
    path: '/agencies/:code/ladders',
    access: 'manageCalendars',
    summary: 'Another ladder; below the root nobody above is told later than they would be',
    params: code,
    body: newLadder,
    replies: { 201: agencyLadders },
  }),
  withdrawLadder: route({
    method: 'DELETE',
    path: '/agencies/:code/ladders/:ladder',
    access: 'manageCalendars',
    summary: 'Takes a ladder of an agency back; what stands above it counts again',
    params: code.extend({ ladder: lineId }),
    replies: { 200: agencyLadders },
  }),
} as const;
