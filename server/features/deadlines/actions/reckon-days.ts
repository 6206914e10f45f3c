import type { ReckonedHoliday, Stretch } from '../rules/reckoned-days.ts';

/*
 * Public holidays and Ramadan, reckoned once for each country and year. The reckoning is loaded with the
 * first calendar that needs it.
 */

const holidays = new Map<string, readonly ReckonedHoliday[]>();
const fasts = new Map<string, readonly Stretch[]>();

/** What can be reckoned for whole years. */
export async function reckonDays(country: string, years: readonly number[]) {
  const key = `${country} ${years.join(' ')}`;
  const { publicHolidays, ramadans } = await import('../rules/reckoned-days.ts');
  const known = {
    holidays: holidays.get(key) ?? (country === '' ? [] : publicHolidays(country, years)),
    ramadans: fasts.get(key) ?? ramadans(years),
  };
  holidays.set(key, known.holidays);
  fasts.set(key, known.ramadans);
  return known;
}
