/*
 * What is told by message is news. A clock that ran out, or a day that passed, longer ago than this is told
 * by the complaint's own page alone: after days in which nothing ran, or where an installation begins with
 * what had been overdue for years, nobody is flooded with what they know.
 */

const aDay = 86_400_000;
export const newsDays = 2;

/** Whether what happened at this instant is still told by message. */
export function isNews(happened: Date, now: Date): boolean {
  const age = now.getTime() - happened.getTime();
  return age >= 0 && age <= newsDays * aDay;
}
