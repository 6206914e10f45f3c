import { dayLater } from '@insaf/contract/days.ts';
import { installation } from '../installation.ts';

/** Days as `2026-07-01`, both included. */
export type Days = { readonly from: string; readonly to: string };

export const presets = [
  'this_month',
  'last_month',
  'this_quarter',
  'this_year',
  'since_july',
] as const;
export type Preset = (typeof presets)[number];

const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone: installation.zone });
export const today = (): string => dayKey.format(new Date());

/** The first day of a month; 0 is the December before. */
const first = (year: number, month: number) =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);

/** The days of a preset, of those until today. The year that the State counts in begins on 1 July. */
export function daysOf(preset: Preset, now = today()): Days {
  const [year = 0, month = 1] = now.split('-').map(Number);
  switch (preset) {
    case 'this_month':
      return { from: first(year, month), to: now };
    case 'last_month':
      return { from: first(year, month - 1), to: dayLater(first(year, month), -1) };
    case 'this_quarter':
      return { from: first(year, month - ((month - 1) % 3)), to: now };
    case 'this_year':
      return { from: first(year, 1), to: now };
    case 'since_july':
      return { from: first(month < 7 ? year - 1 : year, 7), to: now };
  }
}

/** The preset that gives these days; null for days of one's own. */
export function presetOf({ from, to }: Days, now = today()): Preset | null {
  return (
    presets.find((preset) => {
      const days = daysOf(preset, now);
      return days.from === from && days.to === to;
    }) ?? null
  );
}
