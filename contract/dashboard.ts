import { z } from 'zod';
import { agencyName } from './complaints.ts';
import { reviewFigures, reviewPeriod } from './review.ts';
import { route } from './route.ts';
import { day, instant } from './text.ts';
import { countedList } from './week.ts';

/*
 * What somebody needs at a glance · اليوم: what waits for them by what they may do, and how the agencies
 * whose figures they read fare today, this week and this month.
 */

/** Where the list behind a number is. Its query is the one of that page's address. */
export const linePages = ['queue', 'obstacles', 'openings', 'erasures', 'approvals'] as const;
export type LinePage = (typeof linePages)[number];

/** The boxes in their order, and the lines of each in theirs. */
export const dashboardBoxes = {
  leading: ['late', 'risen', 'toDecide', 'obstructed', 'returnedBelow', 'appeals'],
  deciding: ['openings', 'erasures', 'approvals'],
  examining: [
    ...(['toExamine', 'examineToday', 'examineLate', 'handedBack', 'asked', 'appealed'] as const),
    ...(['suppliedToMe', 'referredByMe', 'dismissedByMe', 'dismissalsAppealed'] as const),
  ],
  handling: [
    ...(['toAccept', 'inProgress', 'dueToday', 'dueTomorrow', 'handlingLate'] as const),
    ...(['returned', 'promised', 'held', 'gathered', 'answeredByMe'] as const),
  ],
  judging: ['toJudge', 'judgeToday', 'judgeLate', 'settledByMe', 'returnedByMe'],
  intake: [
    ...(['filedToday', 'filedThisWeek', 'filedIncomplete'] as const),
    ...(['filedLate', 'filedReturned', 'filedAppealed'] as const),
  ],
} as const;
export type BoxKey = keyof typeof dashboardBoxes;
export type LineKey = (typeof dashboardBoxes)[BoxKey][number];
const boxKeys = Object.keys(dashboardBoxes) as [BoxKey, ...BoxKey[]];
const lineKeys = Object.values(dashboardBoxes).flat() as [LineKey, ...LineKey[]];

const line = countedList.extend({
  key: z.enum(lineKeys).describe('of its name, `desk-dashboard.lines.<key>`'),
  page: z.enum(linePages),
  query: z.string().describe('of the list behind it, as its address carries it'),
  first: instant.nullable().describe('when the first of them falls due, where that is looked at'),
});
export type DashboardLine = z.infer<typeof line>;

const stretch = reviewFigures.extend({ from: day, to: day });

/** An agency right below, with what ran late and what was sent back within the course. */
const branch = z.object({
  agency: agencyName,
  overdue: z.number().int().describe('times that a time ran out within the days of the course'),
  returned: z.number().int().describe('replies that were sent back within them'),
  late: countedList.nullable().describe('late now; null for who reads no complaints there'),
});
export type DashboardBranch = z.infer<typeof branch>;

/** How many days the course has, today the last. */
export const courseDays = 30;
/** How many agencies are named that need attention. */
export const mostBranches = 5;

export const dashboardFigures = z.object({
  agency: agencyName,
  below: z.boolean().describe('what lies below the agency is in it'),
  countedUntil: instant.nullable().describe('what was done until then is counted'),
  whole: z.boolean().describe('false while what was done in the past is still being counted'),
  open: z.number().int().describe('not finished now'),
  incoming: z
    .enum(['received', 'came'])
    .describe(
      'the figure of what comes in: `received` at the central office and of the whole tree, else `came`',
    ),
  today: stretch,
  week: stretch.describe('until today'),
  weekBefore: stretch.describe('the same days of the week before'),
  month: reviewPeriod.describe('until today'),
  monthBefore: reviewPeriod.describe('the same days of the month before'),
  lastYear: reviewPeriod.describe('the same days of the year before'),
  course: z.array(stretch).describe('what was done on each day; nothing of what became of it'),
  branches: z.array(branch).max(mostBranches).describe('the most that ran late first'),
});
export type DashboardFigures = z.infer<typeof dashboardFigures>;

/** How the installation itself fares. */
const health = z.object({
  jobsFailed: countedList.describe('that were tried as often as they may and not carried out'),
  jobsWaiting: countedList.describe('that could run now'),
  setAside: z.number().int().describe('complaints that could not be counted'),
});

export const dashboard = z.object({
  day: day.describe('today, in the installation’s zone'),
  weekFrom: day.describe('the first day of this week'),
  boxes: z
    .array(z.object({ key: z.enum(boxKeys), lines: z.array(line) }))
    .describe('by what the reader may do; one in which nothing is, is left out'),
  figures: dashboardFigures.nullable().describe('of the highest agency whose figures they read'),
  health: health.nullable().describe('for who administers the settings of the installation'),
});
export type Dashboard = z.infer<typeof dashboard>;

export const dashboardRoutes = {
  readDashboard: route({
    method: 'GET',
    path: '/dashboard',
    access: 'staff',
    summary: 'What waits for the reader by what they may do, and today, this week and this month',
    replies: { 200: dashboard },
  }),
} as const;
