import { type CompiledCalendar, compileCalendar, type WorkingCalendar } from './working-time.ts';

/*
 * The compiled calendars, kept by zone and year: from the year before an instant to two years after it,
 * which is longer than any clock runs. What is urgent runs round the clock. The reckoning of holidays
 * is loaded with the first calendar that needs it.
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
    const week = urgent ? roundTheClock(zone) : await officeHours(zone, years);
    calendar = compileCalendar(week, `${year - 1}-01-01`, `${year + 2}-12-31`);
    compiled.set(key, calendar);
  }
  return calendar;
}

async function officeHours(zone: string, years: readonly number[]): Promise<WorkingCalendar> {
  const { egyptCalendar } = await import('./egypt-calendar.ts');
  return { ...egyptCalendar(years), zone };
}

function roundTheClock(zone: string): WorkingCalendar {
  const allDay = [{ from: '00:00', to: '24:00' }];
  return { zone, week: Array.from({ length: 7 }, () => allDay), exceptions: new Map() };
}
