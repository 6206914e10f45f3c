import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { agencyName, complaintRow } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, day } from './text.ts';

/** A day, and a branch of the tree, is counted up to this; above it, `more` says that there are more. */
export const shownUpTo = 200;

const counted = { count: z.number().int(), more: z.boolean() };
export const countedList = z.object(counted);
export type CountedList = z.infer<typeof countedList>;

/** How many days are shown, and how many complaints of each. */
export const daysShown = 7;
export const shownOfDay = 5;

export const weekDay = z.object({
  day,
  closed: z
    .object({ name: bilingual.nullable().describe('of the holiday or closure; null of the week') })
    .nullable()
    .describe('nobody works on this day there'),
  ...counted,
  toJudge: countedList.describe('what the reader judges, wherever it is held'),
  first: z
    .array(complaintRow.extend({ toJudge: z.boolean().describe('the reader judges its reply') }))
    .max(shownOfDay)
    .describe('what falls due first, to judge or to be done'),
});
export type WeekDay = z.infer<typeof weekDay>;

export const weekRoutes = {
  readWeek: route({
    method: 'GET',
    path: '/week',
    access: 'readComplaints',
    summary: 'What falls due on each of seven days, of what the reader reaches',
    query: z.strictObject({
      from: day.optional().describe('the first day; today, and what is over is never shown'),
      agency: agencyCode.optional().describe('held by this agency or one below it'),
    }),
    replies: {
      200: z.object({
        today: day,
        agency: agencyName.describe('by whose calendar days are closed'),
        overdue: countedList.describe('what fell due before now'),
        overdueToJudge: countedList.describe('what the reader was to judge before now'),
        days: z.array(weekDay).length(daysShown),
      }),
    },
  }),
} as const;
