import { type Digits, inDigits } from '@insaf/contract/digits.ts';
import type { Say } from '@insaf/contract/portal.ts';
import type { Bilingual, Language } from '@insaf/contract/text.ts';

/** In what language, digits and zone a paper speaks, and how it says numbers and times. */
export type Manner = {
  readonly language: Language;
  readonly digits: Digits;
  readonly say: Say;
  /** A count: `12,345`. */
  readonly number: (count: number) => string;
  /** A number with one decimal: `12.3`. */
  readonly tenth: (value: number) => string;
  /** A share as a percentage with one decimal, `45.2%`; a dash where there is nothing to take it of. */
  readonly rate: (numerator: number, denominator: number) => string;
  /** By how much a count grew or fell: `+4.1%`; a dash where it was 0. */
  readonly change: (now: number, before: number) => string;
  /** A day such as `2026-07-01`: 1 July 2026. */
  readonly day: (day: string) => string;
  /** The same, as short as the mark of an axis. */
  readonly mark: (day: string, step: 'day' | 'month') => string;
  /** An instant to the minute, in the zone of the installation. */
  readonly moment: (at: Date) => string;
  readonly name: (both: Bilingual) => string;
};

/** What stands where there is no number. */
export const noNumber = '–';

export function mannerOf(
  say: Say,
  { language, digits, zone }: { language: Language; digits: Digits; zone: string },
): Manner {
  const locale = `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}-ca-gregory`;
  const count = new Intl.NumberFormat(locale);
  const decimals = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const share = new Intl.NumberFormat(locale, { style: 'percent', ...decimals });
  const tenth = new Intl.NumberFormat(locale, decimals);
  const growth = new Intl.NumberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    ...decimals,
  });
  const ofDay = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const marks = {
    day: ofDay({ day: 'numeric', month: 'short' }),
    month: ofDay({ month: 'short', year: 'numeric' }),
  };
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  });
  return {
    ...{ language, digits, say },
    number: (value) => count.format(value),
    tenth: (value) => tenth.format(value),
    rate: (numerator, denominator) =>
      denominator === 0 ? noNumber : share.format(numerator / denominator),
    change: (now, before) => (before === 0 ? noNumber : growth.format((now - before) / before)),
    day: ofDay({ dateStyle: 'long' }),
    mark: (day, step) => marks[step](day),
    moment: (at) => inDigits(moment.format(at), digits),
    name: (both) => both[language],
  };
}
