import Holidays from 'date-holidays';
import type { WorkingCalendar } from './working-time.ts';

/**
 * The calendar an installation in Egypt begins with. It is a setting, never a claim: Sunday to Thursday,
 * 08:00 to 15:00, and the public holidays as the library date-holidays reckons them.
 *
 * What it cannot know, an administrator enters as exceptions: holidays that a decree moves to a Thursday or
 * Sunday or lengthens, feasts that the sighting of the moon shifts by a day, and the shorter hours of
 * Ramadan, which are announced each year.
 */

const zone = 'Africa/Cairo';
const officeHours = [{ from: '08:00', to: '15:00' }];
const dayMs = 86_400_000;

/** The library's table of the Islamic calendar covers these years whole. */
const [firstYear, lastYear] = [1970, 2076];

/**
 * The days, `2026-07-23`, of Egypt's public holidays in these years, each once and in order; a feast of
 * several days gives each of its days, and days that are Fridays or Saturdays are among them.
 * @throws RangeError for a year outside 1970 to 2076, for which the library knows no Islamic feasts.
 */
export function publicHolidays(years: readonly number[]): string[] {
  for (const year of years) {
    if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
      throw new RangeError(
        `public holidays are known from ${firstYear} to ${lastYear}, not ${year}`,
      );
    }
  }
  const egypt = new Holidays('EG', { types: ['public'] });
  const days = new Set<string>();
  // A feast that begins at the end of December reaches into the year after.
  for (const year of new Set(years.flatMap((wanted) => [wanted - 1, wanted]))) {
    for (const holiday of egypt.getHolidays(year)) {
      const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
      // A day with a change of clocks has 23 or 25 hours.
      const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayMs);
      for (let day = 0; day < length; day++) {
        days.add(new Date(first + day * dayMs).toISOString().slice(0, 10));
      }
    }
  }
  return [...days].filter((day) => years.includes(Number(day.slice(0, 4)))).sort();
}

/** Office hours of Egypt with the public holidays of these years as days off. */
export function egyptCalendar(years: readonly number[]): WorkingCalendar {
  return {
    zone,
    // Sunday to Thursday; the week's rest is Friday and Saturday.
    week: [officeHours, officeHours, officeHours, officeHours, officeHours, [], []],
    exceptions: new Map(publicHolidays(years).map((day) => [day, []])),
  };
}
