import { egyptCalendar } from './egypt-calendar.ts';
import { type CompiledCalendar, compileCalendar, type WorkingCalendar } from './working-time.ts';

/*
 * The compiled calendars, kept by zone and year: from the year before an instant to two years after it,
 * which is longer than any clock runs. What is urgent runs round the clock.
 */

const compiled = new Map<string, CompiledCalendar>();

export function calendarFor(zone: string, urgent: boolean, now: Date): CompiledCalendar {
  const year = now.getUTCFullYear();
  const key = `${zone} ${year} ${urgent}`;
  let calendar = compiled.get(key);
  if (calendar === undefined) {
    const years = [year - 1, year, year + 1, year + 2];
    const week: WorkingCalendar = urgent ? roundTheClock(zone) : { ...egyptCalendar(years), zone };
    calendar = compileCalendar(week, `${year - 1}-01-01`, `${year + 2}-12-31`);
    compiled.set(key, calendar);
  }
  return calendar;
}

function roundTheClock(zone: string): WorkingCalendar {
  const allDay = [{ from: '00:00', to: '24:00' }];
  return { zone, week: Array.from({ length: 7 }, () => allDay), exceptions: new Map() };
}
