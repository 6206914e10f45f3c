import { z } from 'zod';
import { agencyName } from './complaints.ts';
import { recipients } from './ladders.ts';
import { instant } from './text.ts';
import { clockStates, clocks } from './vocabulary.ts';

/* The clock of a complaint, as every page and list says it in words. */

export const clockShown = z.object({
  name: z.enum(clocks).nullable(),
  state: z.enum(clockStates),
  dueAt: instant.nullable(),
  timeLeft: z
    .number()
    .int()
    .nullable()
    .describe('minutes of working time: negative when overdue, what is kept while paused'),
  dayMinutes: z.number().int().describe('of working time in a day'),
  waitsUntil: instant.nullable().describe('until when the complainant can supply or object'),
});
export type ClockShown = z.infer<typeof clockShown>;

/** The step of the ladder that comes next if nothing is done: when, and who will be told. */
export const nextOnLadder = z.object({
  at: instant,
  tells: z.array(z.object({ to: z.enum(recipients), agency: agencyName })).min(1),
});
export type NextOnLadder = z.infer<typeof nextOnLadder>;
