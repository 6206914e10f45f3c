import { installation } from '../../installation.ts';
import { locale } from '../../words.ts';

const zoned = { timeZone: installation.zone } as const;
const wholeDay = new Intl.DateTimeFormat(locale, {
  ...zoned,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const plainDay = new Intl.DateTimeFormat(locale, {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const moment = new Intl.DateTimeFormat(locale, {
  ...zoned,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
});
const time = new Intl.DateTimeFormat(locale, { ...zoned, hour: 'numeric', minute: '2-digit' });
const dayKey = new Intl.DateTimeFormat('en-CA', zoned);

/** The day on the installation's wall, `2026-07-05`. */
export const today = (): string => dayKey.format(new Date());
/** `2026-07-05` as a day in words. */
export const dayInWords = (day: string): string => plainDay.format(new Date(`${day}T00:00Z`));
/** An instant with its weekday, date and time. */
export const momentInWords = (at: string): string => moment.format(new Date(at));
/** The time of day of an instant. */
export const timeInWords = (at: string): string => time.format(new Date(at));

export type Day<Entry> = {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly Entry[];
};

/** Entries in their order, by the day on the installation's wall. */
export function byDay<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
): Day<Entry>[] {
  const days = Map.groupBy(entries, ({ at }) => dayKey.format(new Date(at)));
  return [...days].map(([key, members]) => ({
    key,
    title: wholeDay.format(new Date(members[0]!.at)),
    entries: members,
  }));
}
