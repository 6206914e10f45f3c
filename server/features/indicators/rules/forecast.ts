import type { Indicator, IndicatorForecast, NoForecast } from '@insaf/contract/indicators.ts';
import { firstWhole, forecastCount, type Rest } from './forecast-count.ts';
import { forecastShare } from './forecast-share.ts';
import type { Growth } from './growth.ts';
import { fourOfFive, sum } from './project.ts';
import { isOver, monthsOf } from './year.ts';

/** What was counted in a month, by the figures' names; what is none may be left out. */
export type Sums = { readonly [figure: string]: number | undefined };
export type YearSums = {
  readonly year: number;
  /** Twelve of this year, and twelve of the year before. */
  readonly months: readonly Sums[];
  readonly before: readonly Sums[];
};

export type Known = {
  /** As a number. */
  readonly today: number;
  /** How long it takes until each figure counts; null: not known yet. */
  readonly growthOf: (figure: string) => Growth | null;
};

export type Forecasted =
  | { readonly forecast: IndicatorForecast; readonly reason: null }
  | { readonly forecast: null; readonly reason: NoForecast };

const fewestMonths = 3;
const fewestCounted = 30;

/** What an indicator is to be expected to be when the year ends, with the range that holds four of five. */
export function forecastOf(indicator: Indicator, sums: YearSums, known: Known): Forecasted {
  const reason = reasonAgainst(indicator, sums, known);
  if (reason !== null) return { forecast: null, reason };
  const { numerator, denominator } = indicator;
  if (denominator === null && indicator.basis === 'events') {
    return { forecast: ofCount(forecastCount(numerator, sums, known.today)), reason };
  }
  return { forecast: forecastShare(indicator, sums, known), reason };
}

function reasonAgainst(indicator: Indicator, sums: YearSums, known: Known): NoForecast | null {
  const { basis, numerator, denominator } = indicator;
  const months = monthsOf(sums.year);
  if (known.today > months[11]!.last) return 'over';
  if (known.today < months[0]!.first) return 'to_come';
  const root = basis === 'cohort' ? 'received' : (denominator ?? numerator);
  const began = firstWhole(sums, root);
  const whole = months.filter(
    (month, at) => at >= began && isOver(month, known.today) && (sums.months[at]?.[root] ?? 0) > 0,
  );
  if (whole.length < fewestMonths) return 'early';
  if (sum(sums.months, (month) => month[denominator ?? root] ?? 0) < fewestCounted) return 'few';
  const timed = [numerator, ...(denominator === null ? [] : [denominator])];
  const unknown = timed.some((figure) => figure !== 'received' && known.growthOf(figure) === null);
  return basis === 'cohort' && unknown ? 'unknown_times' : null;
}

function ofCount({ now, projection }: Rest): IndicatorForecast {
  const { mean, variance } = projection;
  const width = fourOfFive * Math.sqrt(variance);
  return {
    value: Math.round(now + mean),
    low: Math.max(now, Math.floor(now + mean - width)),
    high: Math.ceil(now + mean + width),
  };
}
