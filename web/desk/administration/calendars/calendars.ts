import type {
  AgencyCalendar,
  calendarRoutes,
  DayHours,
  NewDays,
  OwnHoursGiven,
} from '@insaf/contract/calendars.ts';
import type { AgencyTargets, NewTarget, targetRoutes } from '@insaf/contract/targets.ts';
import { call } from '../../api.ts';
import { language } from '../../installation.ts';
import { inDigits, locale, say } from '../../words.ts';

type Routes = typeof calendarRoutes & typeof targetRoutes;

const calendarKey = ['administration', 'calendar'] as const;
export const yearKey = (code: string, year: number | null) => [...calendarKey, code, year] as const;
export const calendarsKey = (code: string) => [...calendarKey, code] as const;
export const targetsKey = (code: string) => ['administration', 'targets', code] as const;

export const readCalendar = (code: string, year: number | null) =>
  call<Routes['readCalendar']>('GET', '/agencies/:code/calendar', {
    params: { code },
    query: year === null ? {} : { year },
  });

export const editCalendar = (code: string, body: OwnHoursGiven): Promise<AgencyCalendar> =>
  call<Routes['editCalendar']>('PUT', '/agencies/:code/calendar', { params: { code }, body });

export const foreseeDays = (code: string, body: NewDays) =>
  call<Routes['foreseeDays']>('POST', '/agencies/:code/calendar/effect', {
    params: { code },
    body,
  });

export const declareDays = (code: string, body: NewDays): Promise<AgencyCalendar> =>
  call<Routes['declareDays']>('POST', '/agencies/:code/calendar/days', { params: { code }, body });

export const withdrawDays = (code: string, days: number): Promise<AgencyCalendar> =>
  call<Routes['withdrawDays']>('DELETE', '/agencies/:code/calendar/days/:days', {
    params: { code, days },
  });

export const readTargets = (code: string): Promise<AgencyTargets> =>
  call<Routes['readTargets']>('GET', '/agencies/:code/targets', { params: { code } });

export const setTarget = (code: string, body: NewTarget): Promise<AgencyTargets> =>
  call<Routes['setTarget']>('POST', '/agencies/:code/targets', { params: { code }, body });

export const withdrawTarget = (code: string, target: number): Promise<AgencyTargets> =>
  call<Routes['withdrawTarget']>('DELETE', '/agencies/:code/targets/:target', {
    params: { code, target },
  });

const utc = { timeZone: 'UTC' } as const;
const weekday = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'long' });
const shortWeekday = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'narrow' });
const month = new Intl.DateTimeFormat(locale, { ...utc, month: 'long' });
const long = new Intl.DateTimeFormat(locale, {
  ...utc,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const short = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'long' });
const countries = new Intl.DisplayNames(locale, { type: 'region' });

const instantOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** A day as people say it: `الأحد ٥ يوليو`. */
export const dayWords = (day: string): string => long.format(instantOf(day));
export const shortDayWords = (day: string): string => short.format(instantOf(day));
export const monthWords = (year: number, at: number): string => month.format(Date.UTC(year, at, 1));
export const countryWords = (code: string): string => countries.of(code) ?? code;

/** 4 January 1970 was a Sunday. */
const sundayOn = (day: number) => Date.UTC(1970, 0, 4 + day);
export const weekdayWords = (day: number): string => weekday.format(sundayOn(day));
export const weekdayLetter = (day: number): string => shortWeekday.format(sundayOn(day));

/** From one day to another, or the one. */
export function daysWords(firstDay: string, lastDay: string): string {
  if (firstDay === lastDay) return dayWords(firstDay);
  const [first, last] = [shortDayWords(firstDay), shortDayWords(lastDay)];
  return say('desk-calendars.declared.days', { first, last });
}

/** The hours of a day in words; closed where there are none. */
export function hoursWords(windows: DayHours): string {
  if (windows.length === 0) return say('desk-calendars.hours.rest');
  return windows
    .map(({ from, to }) =>
      say('desk-calendars.hours.span', { from: inDigits(from), to: inDigits(to) }),
    )
    .join(language === 'ar' ? '، ' : ', ');
}

/** Days of a week that follow each other with the same hours, together. */
export function weekWords(week: readonly DayHours[]): { days: string; hours: string }[] {
  const runs: { first: number; last: number; hours: string }[] = [];
  week.forEach((windows, day) => {
    const hours = hoursWords(windows);
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  });
  return runs.map(({ first, last, hours }) => ({
    hours,
    days:
      first === last
        ? weekdayWords(first)
        : say('desk-calendars.hours.days', {
            first: weekdayWords(first),
            last: weekdayWords(last),
          }),
  }));
}
