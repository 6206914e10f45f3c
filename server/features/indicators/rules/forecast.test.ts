import type { Indicator } from '@insaf/contract/indicators.ts';
import { expect, test } from 'vitest';
import { numbersFrom, simulatedYear } from '../../../test/simulated-years.ts';
import { numberOfDay } from '../../figures/index.ts';
import { forecastOf, type Sums } from './forecast.ts';
import { growthOf, reachedBy } from './growth.ts';
import { monthsOf } from './year.ts';

const settledShare: Indicator = {
  ...{ code: 'verified', name: { ar: 'حُسم', en: 'Settled' }, better: 'up' },
  ...{ basis: 'cohort', numerator: 'verified', denominator: 'received' },
};
const settledCount: Indicator = { ...settledShare, basis: 'events', denominator: null };

/** Of the years of an agency that are played: what was done in each month. */
const doneCount: Indicator = { ...settledCount, numerator: 'answered' };
const none = Array.from({ length: 12 }, (): Sums => ({}));
/** Half of what is ever settled is settled in each 30 days that follow. */
const days = 30;
const growth = {
  counted: 1000,
  byWeek: Array.from({ length: 52 }, (_, week) => 1 - 0.5 ** ((7 * (week + 1)) / days)),
};
const on = (day: string) => ({ today: numberOfDay(day), growthOf: () => growth });

test('months just over have few settled yet, and are forecast by how earlier ones grew at their age', () => {
  const today = numberOfDay('2026-07-01');
  const months = monthsOf(2026).map(({ first, last }): Sums => {
    if (first > today) return {};
    const settled = 0.8 * reachedBy(growth, first, Math.min(last, today), today);
    const received = last < today ? 200 : 7;
    return { received, verified: Math.round(received * settled) };
  });
  const soFar =
    months.reduce((sum, { verified = 0 }) => sum + verified, 0) /
    months.reduce((sum, { received = 0 }) => sum + received, 0);
  const { forecast } = forecastOf(
    settledShare,
    { year: 2026, months, before: none },
    on('2026-07-01'),
  );
  // Eight of ten are settled in the end; of those received in December half of them not this year.
  expect(soFar).toBeLessThan(0.62);
  expect(forecast!.value).toBeGreaterThan(0.66);
  expect(forecast!.value).toBeLessThan(0.76);
  expect(forecast!.low).toBeLessThan(forecast!.value);
  expect(forecast!.high).toBeGreaterThan(forecast!.value);
});

test('a young installation has no forecast before three whole months, nor of too few, and says why', () => {
  const months = [{}, {}, { verified: 10 }, { verified: 40 }, { verified: 40 }, { verified: 40 }];
  const sums = { year: 2026, months: [...months, ...none.slice(6)], before: none };
  expect(forecastOf(settledCount, sums, on('2026-06-20')).reason).toBe('early');
  expect(forecastOf(settledCount, sums, on('2026-07-01')).reason).toBe(null);
  const few = {
    ...sums,
    months: sums.months.map(({ verified = 0 }) => ({ verified: verified / 10 })),
  };
  expect(forecastOf(settledCount, few, on('2026-07-01')).reason).toBe('few');
  expect(forecastOf(settledCount, sums, on('2027-01-01')).reason).toBe('over');
  expect(forecastOf(settledCount, sums, on('2025-12-31')).reason).toBe('to_come');
  const unknown = { today: numberOfDay('2026-07-01'), growthOf: () => null };
  const received = { ...sums, months: sums.months.map((each) => ({ ...each, received: 50 })) };
  expect(forecastOf(settledShare, received, unknown).reason).toBe('unknown_times');
});

test('a number goes on as its months went, and where the year before is whole, as its seasons were', () => {
  const even = {
    year: 2026,
    months: none.map((_, at) => (at < 6 ? { verified: 100 } : {})),
    before: none,
  };
  const plain = forecastOf(settledCount, even, on('2026-07-01')).forecast!;
  expect(plain.value).toBeGreaterThan(1205);
  expect(plain.value).toBeLessThan(1225);
  const before = none.map((_, at) => ({ verified: at < 6 ? 50 : 100 }));
  const seasonal = forecastOf(settledCount, { ...even, before }, on('2026-07-01')).forecast!;
  expect(seasonal.value).toBeGreaterThan(1770);
  expect(seasonal.value).toBeLessThan(1805);
});

test('the range is wider the more months stray, and the fewer there are of them', () => {
  const year = (counts: number[]) => ({
    ...{ year: 2026, before: none },
    months: none.map((_, at) => (counts[at] === undefined ? {} : { verified: counts[at] })),
  });
  const width = (counts: number[], day: string) => {
    const { low, high } = forecastOf(settledCount, year(counts), on(day)).forecast!;
    return high - low;
  };
  const steady = width([0, 100, 100, 100, 100, 100], '2026-07-01');
  expect(width([0, 40, 160, 60, 140, 100], '2026-07-01')).toBeGreaterThan(2 * steady);
  expect(width([0, 100, 100, 100, 100, 100, 100, 100], '2026-09-01')).toBeLessThan(steady);
});

test('how long things take is learned from months as far as they have come, and never from what is missing', () => {
  const until = numberOfDay('2026-06-30');
  const grown = monthsOf(2026)
    .filter(({ first }) => first <= until)
    .map(({ first, last }) => ({
      lastDay: last,
      byWeek: Array.from({ length: 52 }, (_, week) => {
        const before = week === 0 ? 0 : growth.byWeek[week - 1]!;
        // Only what lies within the weeks that some of them have behind them can have been counted.
        return first + 7 * week <= until ? 400 * (growth.byWeek[week]! - before) : 0;
      }),
    }));
  const learned = growthOf(grown, until)!;
  expect(learned.byWeek[3]! / learned.byWeek[12]!).toBeCloseTo(
    growth.byWeek[3]! / growth.byWeek[12]!,
    6,
  );
  expect(learned.byWeek.at(-1)).toBe(1);
  expect(growthOf(grown.slice(4), until)).toBe(null);
});

test.each([
  ['a share of those received', settledShare, 0],
  ['a number', doneCount, 0],
  ['a share whose months stray', settledShare, 0.12],
  ['a number whose months stray', doneCount, 0.12],
])('of four hundred years the range of %s holds about four of five', (_, indicator, straying) => {
  const random = numbersFrom(8);
  let held = 0;
  const years = 400;
  for (let no = 0; no < years; no += 1) {
    const { known, sums, end } = simulatedYear(random, { today: '2026-08-15', straying });
    const { forecast } = forecastOf(indicator, sums, known);
    const came = indicator.denominator === null ? end.settled : end.share;
    if (came >= forecast!.low && came <= forecast!.high) held += 1;
  }
  expect(held / years).toBeGreaterThan(0.74);
  expect(held / years).toBeLessThan(0.9);
});
