import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { verbs } from './complaint-lifecycle.ts';
import { agencyName } from './complaints.ts';
import { recipients } from './ladders.ts';
import { obstacleKinds } from './obstacles.ts';
import { queueRow } from './queue.ts';
import { route } from './route.ts';
import { day, instant } from './text.ts';
import { countedList } from './week.ts';

/** What explains that a complaint is late: an obstacle, a promised day still to come, or nothing. */
export const explanations = ['obstacle', 'promise', 'silence'] as const;
export type Explanation = (typeof explanations)[number];

/** An agency with all below it, as one line of who is late. */
export const overdueBranch = z.object({
  agency: agencyName,
  overdue: countedList,
  obstructed: countedList.describe('of these, those that an obstacle explains'),
  oldest: instant.nullable().describe('since when the oldest is late'),
  branches: z.boolean().describe('whether agencies stand below it'),
});
export type OverdueBranch = z.infer<typeof overdueBranch>;

/** A complaint that is late, and what explains it or does not. */
export const overdueRow = queueRow.extend({
  explained: z.enum(explanations),
  obstacle: z
    .object({
      id: z.uuid(),
      kind: z.enum(obstacleKinds),
      since: instant,
      decidedFor: day.nullable().describe('by when it is to be removed, where that is decided'),
    })
    .nullable(),
  extended: z.boolean().describe('whether it was given the one extension there is'),
  rose: z
    .object({ at: instant, to: z.enum(recipients), agency: agencyName })
    .nullable()
    .describe('to whom it rose last'),
  lastAct: z
    .object({
      verb: z.enum(verbs as [(typeof verbs)[number], ...(typeof verbs)[number][]]),
      at: instant,
    })
    .nullable()
    .describe('the last thing that somebody did'),
});
export type OverdueRow = z.infer<typeof overdueRow>;

export const overdueRoutes = {
  readOverdue: route({
    method: 'GET',
    path: '/overdue',
    access: 'readComplaints',
    summary:
      'Who is late below an agency: the agency itself, and each that stands below it with all of its own',
    query: z.strictObject({
      agency: agencyCode.optional().describe('the agency where the reader works, unless given'),
    }),
    replies: {
      200: z.object({
        agency: agencyName,
        above: z
          .array(agencyName)
          .describe('those above it that the reader reaches, the highest first'),
        here: overdueBranch.describe('what it holds itself'),
        below: z.array(overdueBranch).describe('the longest late first; those with nothing last'),
      }),
    },
  }),
  listOverdue: route({
    method: 'GET',
    path: '/overdue/complaints',
    access: 'readComplaints',
    summary: 'What is late at an agency and below it, the oldest first, with what explains it',
    query: z.strictObject({
      agency: agencyCode.optional(),
      explained: z.enum(['obstacle', 'silence']).optional(),
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    replies: { 200: z.object({ complaints: z.array(overdueRow), next: z.string().nullable() }) },
  }),
} as const;
