import { dayLater } from '@insaf/contract/days.ts';
import Holidays from 'date-holidays';

/*
 * What can be reckoned of a calendar for years ahead, as the library date-holidays does it: a country's
 * public holidays, and Ramadan by the same table of the Islamic calendar, so that the feast follows the
 * fast. Neither is a claim: the sighting of the moon shifts them by a day, and decrees move holidays to a
 * Thursday or Sunday; what is declared takes the place of what was reckoned (working-days.ts).
 * The library takes a tenth of a second to load: this is imported when there is something to reckon.
 */

/** The library's table of the Islamic calendar covers these years whole. */
const [firstYear, lastYear] = [1970, 2076];
const dayMs = 86_400_000;

export type ReckonedHoliday = {
  readonly day: string;
  readonly name: { readonly ar: string; readonly en: string };
};

/** First and last day, `2026-02-18`, both included. */
export type Stretch = { readonly firstDay: string; readonly lastDay: string };

/**
 * The public holidays of a country in these years, a line for each day, in order; a feast of several days
 * gives each of its days, and days that nobody works are among them.
 *
 * @param country by ISO 3166, `EG`; one that the library does not know has none
 * @throws RangeError for a year outside 1970 to 2076, for which the library knows no Islamic feasts
 */
export function publicHolidays(country: string, years: readonly number[]): ReckonedHoliday[] {
  assertKnown(years);
  const names = new Map<string, { ar: string[]; en: string[] }>();
  const library = new Holidays(country, { types: ['public'] });
  // A feast that begins at the end of December reaches into the year after.
  for (const year of new Set(years.flatMap((wanted) => [wanted - 1, wanted]))) {
    for (const language of ['ar', 'en'] as const) {
      for (const holiday of library.getHolidays(year, language)) {
        for (const day of daysOf(holiday)) {
          const known = names.get(day) ?? { ar: [], en: [] };
          names.set(day, known);
          known[language].push(holiday.name);
        }
      }
    }
  }
  return [...names]
    .filter(([day]) => years.includes(Number(day.slice(0, 4))))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, { ar, en }]) => ({
      day,
      name: { ar: together(ar, ' و'), en: together(en, ', ') },
    }));
}

/**
 * Every Ramadan that has a day in these years.
 * @throws RangeError as `publicHolidays`
 */
export function ramadans(years: readonly number[]): Stretch[] {
  assertKnown(years);
  const library = new Holidays();
  for (const rule of ['1 Ramadan', '1 Shawwal']) {
    library.setHoliday(rule, { name: rule, type: 'public' });
  }
  const around = [...new Set(years.flatMap((year) => [year - 1, year, year + 1]))]
    .filter((year) => year >= firstYear && year <= lastYear)
    .sort((one, other) => one - other);
  const turns = around.flatMap((year) => library.getHolidays(year));
  const daysBy = (rule: string) =>
    turns.filter((turn) => turn.rule === rule).map(({ date }) => date.slice(0, 10));
  const feasts = daysBy('1 Shawwal');
  return daysBy('1 Ramadan').flatMap((firstDay) => {
    const feast = feasts.find((day) => day > firstDay);
    if (feast === undefined) return [];
    const lastDay = dayLater(feast, -1);
    const touches = years.some((year) => firstDay <= `${year}-12-31` && lastDay >= `${year}-01-01`);
    return touches ? [{ firstDay, lastDay }] : [];
  });
}

function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  // A day with a change of clocks has 23 or 25 hours.
  const length = Math.round((end.getTime() - start.getTime()) / dayMs);
  return Array.from({ length }, (_, day) => dayLater(date.slice(0, 10), day));
}

function together(names: readonly string[], comma: string): string {
  return [...new Set(names)].join(comma);
}

function assertKnown(years: readonly number[]): void {
  for (const year of years) {
    if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
      throw new RangeError(
        `public holidays are known from ${firstYear} to ${lastYear}, not ${year}`,
      );
    }
  }
}
