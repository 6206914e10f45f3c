import type { Basis, DrillQuery, ReviewQuery } from '@insaf/contract/review.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { locale } from '../words.ts';
import { daysOf } from './presets.ts';

/** What the address of a review says; each name is that of the API. */
export type Asked = Partial<ReviewQuery> & Pick<ReviewQuery, 'from' | 'to'>;
export const narrowings = ['category', 'place', 'channel', 'kind', 'initiative'] as const;
export type Narrowing = (typeof narrowings)[number];

const names = ['from', 'to', 'agency', 'tree', ...narrowings] as const;

/** What is reviewed, by the page's address: this month where it says nothing. And how to go to another. */
export function useAsked() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const said = Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]])),
  ) as Partial<Asked>;
  const asked: Asked = { ...daysOf('this_month'), ...said };
  const go = (to: Asked) => void navigate({ to: '/review' as never, search: clean(to) as never });
  return { asked, go };
}

/** Without what is not said. */
function clean(asked: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** One number of a review: what it counts. */
export type Figure = Pick<DrillQuery, 'basis' | 'figure'> & { readonly alone?: boolean };

/** Where the complaints behind a number are. */
export function drillSearch(asked: Asked, { basis, figure, alone }: Figure) {
  return clean({ ...asked, basis, figure, alone: alone ? 'true' : undefined });
}

const whole = new Intl.NumberFormat(locale);
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
/** A count as the person reads numbers. */
export const inWords = (count: number): string => whole.format(count);
/** A share of 1; one of nothing is none. */
export const shareWords = (numerator: number, denominator: number): string | null =>
  denominator === 0 ? null : percent.format(numerator / denominator);

const plainDay = new Intl.DateTimeFormat(locale, {
  ...({ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const),
});
export const dayWords = (day: string): string => plainDay.format(new Date(`${day}T00:00Z`));

const shortDay = new Intl.DateTimeFormat(locale, {
  ...({ timeZone: 'UTC', day: 'numeric', month: 'short' } as const),
});
const monthOnly = new Intl.DateTimeFormat(locale, {
  ...({ timeZone: 'UTC', month: 'short', year: 'numeric' } as const),
});
/** A point of a course, short enough to stand below it. */
export const pointWords = (from: string, step: 'day' | 'month'): string =>
  (step === 'day' ? shortDay : monthOnly).format(new Date(`${from}T00:00Z`));

export type { Basis };
