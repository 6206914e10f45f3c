import type { IndicatorReading } from '@insaf/contract/indicators.ts';
import { expect, test } from 'vitest';
import { words } from '../../../platform/words.ts';
import { indicatorBlocks } from './indicator-table.ts';
import { mannerOf } from './manner.ts';

const manner = mannerOf(words('en', 'latn'), {
  ...({ language: 'en', digits: 'latn', zone: 'Africa/Cairo' } as const),
});
const counted = { numerator: 320, denominator: 600, value: 320 / 600 };
const reading: IndicatorReading = {
  indicator: {
    ...{ code: 'verified', name: { ar: 'حُسم', en: 'Settled' }, better: 'up' },
    ...{ basis: 'cohort', numerator: 'verified', denominator: 'received' },
  },
  ...{ now: counted, gap: 320 / 600 - 0.7, noForecast: null, state: 'at_risk', above: null },
  target: {
    ...{ value: 0.7, own: false, setAt: '2026-01-02T08:00:00.000Z', by: null },
    agency: { code: 'gov-bns', name: { ar: 'بني سويف', en: 'Beni Suef' } },
  },
  forecast: { value: 0.68, low: 0.63, high: 0.73 },
  ...{ lastYear: counted, months: [] },
};

test('on paper an indicator has its target and whose it is, what is expected, and its state in words', () => {
  const [intro, table] = indicatorBlocks(manner, { year: 2026, indicators: [reading] });
  expect(intro).toMatchObject({ is: 'note', text: expect.stringContaining('2026') });
  expect(table).toMatchObject({
    rows: [
      {
        ...{ name: 'Settled', beside: '(320 of 600)' },
        cells: ['53.3%', '70.0% (Beni Suef)', '68.0%', '63.0%', '73.0%', 'At risk'],
      },
    ],
  });
});

test('what is not there is a dash on paper, and a number no share', () => {
  const number = { ...reading.indicator, denominator: null };
  const bare: IndicatorReading = {
    ...{ ...reading, indicator: number, target: null, gap: null, forecast: null },
    ...{ now: { numerator: 5000, denominator: null, value: 5000 }, state: 'no_target' },
  };
  const [, table] = indicatorBlocks(manner, { year: 2026, indicators: [bare] });
  expect(table).toMatchObject({
    rows: [{ beside: null, cells: ['5,000', '–', '–', '–', '–', 'No target'] }],
  });
});
