import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { agencyName } from './complaints.ts';
import {
  cohortFigures,
  type EventFigure,
  eventFigures,
  fourFigures,
  type SatisfactionFigure,
  satisfactionFigures,
} from './figures.ts';
import { obstacleKinds } from './obstacles.ts';
import { queueRow } from './queue.ts';
import { route } from './route.ts';
import { bilingual, day, instant, languages } from './text.ts';
import { channels, complaintKinds } from './vocabulary.ts';

/*
 * The period review · المراجعة الدورية: what was done in a period, and what became of what came in it,
 * for an agency and all below it. The two are counted on different bases and never stand in one sum:
 * `events` and `cohort` everywhere (docs/figures.md).
 */

/**
 * `day`: each complaint counts where its agency stood in the tree on the day. `today`: where that agency,
 * or the one that it was merged into, stands now.
 */
export const trees = ['day', 'today'] as const;
export type Tree = (typeof trees)[number];

export const bases = ['events', 'cohort'] as const;
export type Basis = (typeof bases)[number];

/** In place of a code: those that have none. */
export const without = '-';

const code = z.string().max(60);

/** What narrows a review: all of it counts together. An address of the desk carries the same names. */
export const reviewQuery = z.strictObject({
  from: day.describe('the first day'),
  to: day.describe('the last day, which is in it; at most ten years later'),
  agency: agencyCode
    .optional()
    .describe(
      'with all below it, as far as the reader may; else the highest that the reader reaches',
    ),
  tree: z.enum(trees).default('day'),
  category: code.optional().describe(`\`${without}\`: without one`),
  channel: z.enum(channels).optional(),
  kind: z.enum(complaintKinds).optional(),
  place: code.optional().describe(`this place or one within it; \`${without}\`: without one`),
  initiative: code
    .optional()
    .describe(`what was filed within it; \`${without}\`: what was filed within none`),
});
export type ReviewQuery = z.infer<typeof reviewQuery>;

/** Every reason of a dismissal together; the sum of the figures of each. */
export const dismissed = 'dismissed';

export const cohortNames = [...cohortFigures, dismissed] as const;
export type CohortName = (typeof cohortNames)[number];
/** What was done; how people found it stands by itself, with shares and without the complaints behind it. */
type DoneFigure = Exclude<EventFigure, SatisfactionFigure>;
const doneFigures = eventFigures.filter(
  (figure): figure is DoneFigure => !satisfactionFigures.some((each) => each === figure),
) as [DoneFigure, ...DoneFigure[]];
export const eventNames: readonly [DoneFigure, ...(DoneFigure | typeof dismissed)[]] = [
  ...doneFigures,
  dismissed,
];
export type EventName = (typeof eventNames)[number];
/** How many were open before the first day began and when the last had ended. */
export const standingNames = ['open_at_start', 'open_at_end'] as const;
export type StandingName = (typeof standingNames)[number];

const count = z.number().int();
const cohort = z.partialRecord(z.enum(cohortNames), count).describe('what is 0 is left out');
const events = z.partialRecord(z.enum(eventNames), count).describe('what is 0 is left out');
const standing = z.object({ open_at_start: count, open_at_end: count });

/** What was counted on both bases of the same complaints, agencies and days. */
export const reviewFigures = z.object({ events, cohort });
export type ReviewFigures = z.infer<typeof reviewFigures>;

/** How those found it who were asked in the period; every share has what it is of beside it. */
export const reviewSatisfaction = z.object({
  asked: count,
  reached: count.describe('known to have received the question, or spoken with'),
  answered: count,
  grades: z
    .array(count)
    .nullable()
    .describe('how many gave 1 to 5; of fewer than five answers nothing from here on is told'),
  good: count.nullable().describe('4 or 5'),
  low: z.number().nullable().describe('the share of 4 or 5 lies between, 19 times of 20; of 1'),
  high: z.number().nullable(),
});
export type ReviewSatisfaction = z.infer<typeof reviewSatisfaction>;

export const reviewRate = z.object({
  figure: z.enum(fourFigures),
  of: z.enum(['received', 'referred']),
  numerator: count,
  denominator: count,
});
export type ReviewRate = z.infer<typeof reviewRate>;

/** A period with all that heads a review of it. */
export const reviewPeriod = reviewFigures.extend({
  from: day,
  to: day,
  standing,
  satisfaction: reviewSatisfaction,
  rates: z
    .array(reviewRate)
    .describe('of the cohort: each of the four of what was received, and of what was referred'),
});
export type ReviewPeriod = z.infer<typeof reviewPeriod>;

const namedRow = reviewFigures.extend({
  code: z.string().nullable().describe('null: without one'),
  name: bilingual.nullable(),
});
const agencyRow = reviewFigures.extend({
  agency: agencyName,
  itself: z.boolean().describe('the agency that is reviewed, without what lies below it'),
  branches: z.boolean().describe('others lie below it'),
  standing,
  satisfaction: reviewSatisfaction,
});
export type AgencyRow = z.infer<typeof agencyRow>;

const supervised = z.object({ code: z.string(), name: bilingual, supervisor: agencyName });

export const review = z.object({
  agency: agencyName,
  above: z.array(agencyName).describe('those above it that the reader reaches, the highest first'),
  below: z.boolean().describe('what lies below the agency is in it'),
  tree: z.enum(trees),
  category: bilingual.nullable(),
  place: bilingual.nullable(),
  initiative: supervised
    .nullable()
    .describe('the one that narrows the review, and who supervises it'),
  countedUntil: instant.nullable().describe('what was done until then is counted'),
  whole: z.boolean().describe('false while what was done in the past is still being counted'),
  now: reviewPeriod,
  before: reviewPeriod.describe('as many days, right before'),
  lastYear: reviewPeriod.describe('the same days of the year before'),
  agencies: z
    .array(agencyRow)
    .describe('one level below: of what came, the most that ran over their time first'),
  categories: z.array(namedRow.extend({ sector: z.string().nullable() })),
  channels: z.array(reviewFigures.extend({ channel: z.enum(channels) })),
  kinds: z.array(reviewFigures.extend({ kind: z.enum(complaintKinds) })),
  places: z
    .array(
      namedRow.extend({
        itself: z
          .boolean()
          .describe('nothing closer than that is known; else with what lies within'),
      }),
    )
    .describe('governorates, or what lies within the one that it is about'),
  initiatives: z
    .array(
      namedRow.extend({
        supervisor: agencyName.nullable().describe('who examines what comes within it'),
      }),
    )
    .describe('empty where nothing was filed within any'),
  course: z.object({
    step: z.enum(['day', 'month']),
    points: z.array(reviewFigures.extend({ from: day, to: day })),
  }),
  obstacles: z
    .array(
      z.object({
        kind: z.enum(obstacleKinds),
        recorded: count,
        decided: count,
        removed: count,
        open: count.describe('now'),
        oldest: instant.nullable().describe('since when the oldest open one stands'),
      }),
    )
    .describe('of the agencies, whatever else narrows the review'),
});
export type Review = z.infer<typeof review>;

/** One number of a review, for what lies behind it. */
export const drillQuery = reviewQuery.extend({
  basis: z.enum([...bases, 'standing']),
  figure: z.enum([...new Set([...cohortNames, ...eventNames, ...standingNames])]),
  alone: z.stringbool().optional().describe('of the agency itself, without what lies below it'),
});
export type DrillQuery = z.infer<typeof drillQuery>;

const drilled = queueRow.extend({
  times: count.describe('how often it was counted; once, unless something was done to it again'),
});
export type DrilledRow = z.infer<typeof drilled>;

export const reviewRoutes = {
  readReview: route({
    method: 'GET',
    path: '/figures/review',
    access: 'readFigures',
    byKey: true,
    summary: 'A period of an agency and all below it: what was done, and what became of what came',
    query: reviewQuery,
    replies: { 200: review },
  }),
  drillReview: route({
    method: 'GET',
    path: '/figures/review/complaints',
    access: 'readFigures',
    summary: 'The complaints behind one number of a review, the latest received first',
    query: drillQuery.extend({
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    replies: {
      200: z.object({
        total: count.describe('the number'),
        complaints: z.array(drilled),
        hidden: count.describe(
          'of this page: counted in the number, and not for the reader to open',
        ),
        next: z.string().nullable(),
      }),
    },
  }),
  exportReviewCsv: route({
    method: 'GET',
    path: '/figures/review.csv',
    access: 'readFigures',
    byKey: true,
    summary: 'The same as a list of numbers: one line for each figure of each part of the review',
    query: reviewQuery,
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8',
  }),
  exportReviewXlsx: route({
    method: 'GET',
    path: '/figures/review.xlsx',
    access: 'readFigures',
    summary: 'The same as a workbook, in the reader’s language and direction',
    query: reviewQuery.extend({ language: z.enum(languages).optional() }),
    replies: { 200: z.unknown() },
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
} as const;
