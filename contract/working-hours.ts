import { z } from 'zod';

/** Whoever works fewer hours a week could not keep the longest target within two years. */
export const fewestWeeklyHours = 10;

const timeOfDay = z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/);

/** Hours on the wall, `08:00` to `15:00`; `to` itself is outside, and may be `24:00`. */
export const workingWindow = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends_before_it_begins' });

/** The hours of a day, apart and in order; empty for a day that is not worked. */
export const dayHours = z
  .array(workingWindow)
  .max(4)
  .refine((windows) => windows.every(({ from }, at) => at === 0 || from >= windows[at - 1]!.to), {
    message: 'windows_overlap',
  });
export type DayHours = z.infer<typeof dayHours>;

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Seven days from Sunday. */
export const weekHours = z
  .array(dayHours)
  .length(7)
  .refine(
    (week) =>
      week.flat().reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0) >=
      fewestWeeklyHours * 60,
    { message: 'too_few_hours' },
  );

/** What an agency says of its hours; null is what the agency above has. */
export const ownHours = z
  .strictObject({
    week: weekHours.nullable(),
    roundTheClock: z.boolean().describe('day and night, whatever holiday it is'),
    country: z
      .string()
      .regex(/^([A-Z]{2})?$/)
      .nullable()
      .describe('whose public holidays count, by ISO 3166; empty for nobody’s'),
    ramadan: dayHours.nullable().describe('hours of a working day in Ramadan; empty: as ever'),
  })
  .refine(({ week, roundTheClock }) => week === null || !roundTheClock, {
    path: ['week'],
    message: 'either_or',
  });
export type OwnHoursGiven = z.infer<typeof ownHours>;
