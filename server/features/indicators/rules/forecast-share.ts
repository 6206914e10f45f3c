import type { Indicator, IndicatorForecast } from '@insaf/contract/indicators.ts';
import type { Known, Sums, YearSums } from './forecast.ts';
import { firstWhole, forecastCount } from './forecast-count.ts';
import { type Growth, reachedBy } from './growth.ts';
import { fourOfFive, type Projection, project, sum } from './project.ts';
import { monthsOf } from './year.ts';

/*
 * A share, or the number of a cohort, at the end of the year. Months of a cohort are young: of those received
 * last month few are settled yet, and the share so far says less than it seems. So what was reached is set
 * against what such a month reaches by its age (growth.ts), and the rest is what is still to come of it.
 */

/** Complaints of a month: how many are behind it in the end, and how far they have come. */
type Stock = {
  readonly count: number;
  readonly behind: number;
  /** Shares of what they come to, today and at the end of the year. */
  readonly now: number;
  readonly atEnd: number;
  /** What is counted is some of what is behind it, and never more. */
  readonly bounded: boolean;
  /** Received so early in the life of the installation that they tell nothing. */
  readonly idle: boolean;
};

export function forecastShare(
  indicator: Indicator,
  sums: YearSums,
  known: Known,
): IndicatorForecast {
  const { basis, numerator, denominator } = indicator;
  const root = basis === 'cohort' ? 'received' : denominator!;
  const below = denominator ?? root;
  const received = forecastCount(root, sums, known.today);
  const future = received.projection.mean;
  const growthFor = (figure: string) =>
    basis === 'events' || figure === 'received' ? null : known.growthOf(figure);
  const stages = (figure: string) => stagesOf(growthFor(figure), sums.year, known.today);
  const began = firstWhole(sums, root);
  const stocks = (figure: string, behind: (at: number) => number): Stock[] =>
    stages(figure).months.map(({ now, atEnd }, at) => ({
      ...{ count: countOf(sums.months[at], figure), behind: behind(at), now, atEnd },
      ...{ bounded: basis === 'cohort', idle: at < began },
    }));
  const ofMonth = (at: number) => countOf(sums.months[at], root);

  const lower =
    below === root
      ? whole(
          sum(sums.months, (month) => countOf(month, root)),
          received.projection,
        )
      : risen(stocks(below, ofMonth), future, stages(below).future);
  const eventually = (at: number) =>
    below === root
      ? ofMonth(at)
      : countOf(sums.months[at], below) +
        lower.rate * ofMonth(at) * (1 - stages(below).months[at]!.now);
  const base = denominator === null ? ofMonth : eventually;
  const rate = denominator === null ? 1 : lower.rate;
  const upper = risen(stocks(numerator, base), future * rate, stages(numerator).future);
  if (denominator === null) return numberBetween(upper, received.projection);
  return shareBetween(upper, lower);
}

/** What a figure comes to by the end of the year. */
type Risen = {
  readonly now: number;
  readonly value: number;
  /** Of what is still to be received alone. */
  readonly ofFuture: number;
  readonly rate: number;
  readonly variance: number;
};

function whole(now: number, { mean, variance }: Projection): Risen {
  return { now, value: now + mean, ofFuture: mean, rate: 1, variance };
}

function risen(stocks: readonly Stock[], future: number, futureShare: number): Risen {
  const bounded = stocks.some((stock) => stock.bounded);
  const exposed = (behind: number, share: number) => ({
    ...{ exposure: behind * share, chance: bounded ? share : 0 },
  });
  const seen = stocks
    .filter(({ idle, behind, now }) => !idle && behind > 0 && now > 0)
    .map(({ count, behind, now }) => ({ count, ...exposed(behind, now) }));
  const young = stocks.map(({ behind, now, atEnd }) => exposed(behind, Math.max(0, atEnd - now)));
  const coming = [...young, exposed(future, futureShare)];
  const { rate, mean, variance } = project(seen, coming);
  const now = sum(stocks, ({ count }) => count);
  const ofFuture = rate * future * futureShare;
  return { now, value: now + mean, ofFuture, rate: Math.min(1, rate), variance };
}

function shareBetween(upper: Risen, lower: Risen): IndicatorForecast {
  const value = upper.value / lower.value;
  const marginal = lower.ofFuture > 0 ? upper.ofFuture / lower.ofFuture : value;
  const deviation = Math.sqrt(upper.variance + lower.variance * (marginal - value) ** 2);
  const width = (fourOfFive * deviation) / lower.value;
  return {
    value: within(value),
    low: within(value - width),
    high: within(value + width),
  };
}

/** The number itself: how many more are received counts in full. */
function numberBetween(upper: Risen, future: Projection): IndicatorForecast {
  const each = future.mean > 0 ? upper.ofFuture / future.mean : 0;
  const width = fourOfFive * Math.sqrt(upper.variance + future.variance * each ** 2);
  return {
    value: Math.round(upper.value),
    low: Math.max(upper.now, Math.floor(upper.value - width)),
    high: Math.ceil(upper.value + width),
  };
}

const within = (share: number) => Math.min(1, Math.max(0, share));
const countOf = (month: Sums | undefined, figure: string) => month?.[figure] ?? 0;

/** How far what is received in each month has come today, and will have at the end of the year. */
function stagesOf(growth: Growth | null, year: number, today: number) {
  const days = monthsOf(year);
  const end = days[11]!.last;
  const months = days.map(({ first, last }) => ({
    now: first > today ? 0 : reachedBy(growth, first, Math.min(last, today), today),
    atEnd: first > today ? 0 : reachedBy(growth, first, Math.min(last, today), end),
  }));
  return { months, future: reachedBy(growth, today + 1, end, end) };
}
