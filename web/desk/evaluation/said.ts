import { timeWords } from '@insaf/contract/time-words.ts';
import { installation } from '../installation.ts';
import { locale, say } from '../words.ts';

const monthFormat = new Intl.DateTimeFormat(locale, {
  ...({ timeZone: 'UTC', month: 'long', year: 'numeric' } as const),
});
const dayFormat = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
const localFormat = new Intl.DateTimeFormat(locale, {
  ...({ timeZone: installation.zone, dateStyle: 'long' } as const),
});

/** `2026-10` in words. */
export const monthInWords = (month: string): string =>
  monthFormat.format(new Date(`${month}-01T00:00Z`));

/** `2026-10-05` in words, without its weekday. */
export const shortDay = (day: string): string => dayFormat.format(new Date(`${day}T00:00Z`));

/** The day of an instant in words. */
export const dayOfInstant = (at: string): string => localFormat.format(new Date(at));

/** Minutes of working time in words, by days of so many minutes. */
export const workTime = (minutes: number, dayMinutes: number): string =>
  timeWords(say, Math.round(minutes), dayMinutes);
