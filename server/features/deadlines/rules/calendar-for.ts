import { everyHour, firstHours } from './first-hours.ts';
import { unusualDays, workingCalendar } from './working-days.ts';
import { type CompiledCalendar, compileCalendar } from './working-time.ts';

/*
 * The compiled calendars that an installation begins with, kept by zone and year: from the year before an
 * instant to two years after it, which is longer than any clock runs. What is urgent runs round the clock.
 * The reckoning of holidays is loaded with the first calendar that needs it.
 */

const compiled = new Map<string, CompiledCalendar>();

export async function calendarFor(
  zone: string,
  urgent: boolean,
  now: Date,
): Promise<CompiledCalendar> {
  const year = now.getUTCFullYear();
  const key = `${zone} ${year} ${urgent}`;
  let calendar = compiled.get(key);
  if (calendar === undefined) {
    const years = [year - 1, year, year + 1, year + 2];
    const week = urgent
      ? { zone, week: everyHour, exceptions: new Map() }
      : await officeHours(zone, years);
    calendar = compileCalendar(week, `${year - 1}-01-01`, `${year + 2}-12-31`);
    compiled.set(key, calendar);
  }
  return calendar;
}

async function officeHours(zone: string, years: readonly number[]) {
  const { publicHolidays, ramadans } = await import('./reckoned-days.ts');
  const reckoned = { holidays: publicHolidays('EG', years), ramadans: ramadans(years) };
  return workingCalendar(zone, firstHours, unusualDays([], reckoned, years));
}
