import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { route } from './route.ts';
import { day, instant } from './text.ts';
import { type DismissalReason, dismissalReasons } from './vocabulary.ts';

/*
 * What is counted of complaints. Each figure in words, as a formula, as SQL and with an example:
 * docs/figures.md. Its name and one sentence of meaning for readers are in words/<language>/figures.json.
 * The names are the columns of the tables event_figures and cohort_figures, in this order.
 */

export type DismissedFigure = `dismissed_${DismissalReason}`;
/** One figure for each reason of a dismissal. */
export const dismissedFigures = dismissalReasons.map(
  (reason): DismissedFigure => `dismissed_${reason}`,
);

/** What was done on a day, at the agency that had the complaint. */
export const eventFigures = [
  'received',
  'asked',
  'supplied',
  'lapsed',
  ...dismissedFigures,
  'referred',
  'accepted',
  'promised',
  'answered',
  'removed',
  'returned',
  'verified',
  'confirmed',
  'closed_unconfirmed',
  'appealed',
  'upheld',
  'reopened',
  'handed_back',
  'joined',
  'released',
  'withdrawn',
  'overdue',
  'came',
  'left',
  'surveyed',
  'reached',
  'graded_1',
  'graded_2',
  'graded_3',
  'graded_4',
  'graded_5',
] as const;
export type EventFigure = (typeof eventFigures)[number];

/**
 * What people said when they were asked, the worst grade first; each on the day on which they were asked, so
 * that shares agree. Which complaints these are is told to nobody.
 */
export const gradedFigures = ['graded_1', 'graded_2', 'graded_3', 'graded_4', 'graded_5'] as const;
export const satisfactionFigures = ['surveyed', 'reached', ...gradedFigures] as const;
export type SatisfactionFigure = (typeof satisfactionFigures)[number];

/** Fewer answers than this tell whose they are: their grades are not told. */
export const fewestGrades = 5;

/**
 * What became until now of the complaints received on a day, at the agency where each stands or ended.
 * The place in this list is the bit in complaint_figures.marks: append only.
 */
export const cohortFigures = [
  'received',
  'open',
  'in_examination',
  'incomplete',
  ...dismissedFigures,
  'lapsed',
  'joined',
  'withdrawn',
  'referred',
  'accepted',
  'answered',
  'removed',
  'verified',
  'confirmed',
  'closed_unconfirmed',
  'appealed',
  'upheld',
  'reopened',
  'overdue',
  'handed_back',
  'returned',
] as const;
export type CohortFigure = (typeof cohortFigures)[number];

/** The four that stand together wherever one of them is shown. */
export const fourFigures = ['answered', 'removed', 'verified', 'confirmed'] as const;

/** By what the figures of an agency are told apart; `all` is their whole. */
export const figureParts = ['all', 'category', 'channel', 'kind', 'place', 'initiative'] as const;
export type FigurePart = (typeof figureParts)[number];

/**
 * Two parts at once, each pair in the order of `figureParts`; its values are `valueOfParts`. Sums of pairs are kept
 * of agencies that stand high in the tree alone: below, the complaints themselves are few.
 */
export const figurePairs = [
  'category+channel',
  'category+kind',
  'category+place',
  'category+initiative',
  'channel+kind',
  'channel+place',
  'channel+initiative',
  'kind+place',
  'kind+initiative',
  'place+initiative',
] as const;
/** Three parts at once, of which sums are kept where an agency stands still higher. */
export const figureTriples = [
  'category+channel+kind',
  'category+channel+place',
  'category+channel+initiative',
  'category+kind+place',
  'category+kind+initiative',
  'category+place+initiative',
  'channel+kind+place',
  'channel+kind+initiative',
  'channel+place+initiative',
  'kind+place+initiative',
] as const;
/** All by which sums are kept. */
export const keptParts = [...figureParts, ...figurePairs, ...figureTriples] as const;
export type KeptPart = (typeof keptParts)[number];

export const valueOfParts = (values: readonly string[]) => values.join('+');

/** Agencies of so many levels of the tree, the root's the first, have sums of so many parts at once. */
export const levelsOf = { 2: 2, 3: 1 } as const;

/** The agency itself, or what lies below it; both together are the agency and all below it. */
export const figureReaches = ['own', 'under'] as const;
export type FigureReach = (typeof figureReaches)[number];

/** A row counts one day, or one whole month from its first day. */
export const figureSpans = ['day', 'month'] as const;
export type FigureSpan = (typeof figureSpans)[number];

export const figureRoutes = {
  readFigures: route({
    method: 'GET',
    path: '/figures',
    access: 'readFigures',
    byKey: true,
    summary: 'What was done in a period, at an agency and below it',
    query: z.strictObject({ from: day, to: day, agency: agencyCode.optional() }),
    replies: {
      200: z.object({
        from: day,
        to: day,
        /** By the names of eventFigures; what is none is left out. */
        events: z.record(z.string(), z.number().int()),
        /** What was done until then is counted; null when that is not known yet. */
        countedUntil: instant.nullable(),
        /** False while all of history is counted, as after an upgrade. */
        whole: z.boolean(),
      }),
    },
  }),
} as const;
