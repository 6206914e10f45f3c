import type { Finding } from '@insaf/contract/findings.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import type { Review } from '@insaf/contract/review.ts';
import { expect, test } from 'vitest';
import { sayPoints } from './say-points.ts';

const period = {
  ...{ from: '2026-07-01', to: '2026-08-05', cohort: { received: 12 }, events: {} },
  ...{ standing: { open_at_start: 0, open_at_end: 4 }, rates: [] },
};
const review = { now: period, before: period, lastYear: period } as unknown as Review;
const finding = (key: string, weight = 1): Finding => ({
  ...{ key, side: 'obstacle', rule: 'late_more', agency: null, category: null, place: null },
  ...{ numbers: { count: 5 }, days: {}, chance: null, weight, behind: null },
});
const speakers = {
  ar: { figure: () => 'رقم', finding: ({ key }: Finding) => `وُجد ${key}` },
  en: { figure: () => 'number', finding: ({ key }: Finding) => `found ${key}` },
};
const own = (changes: Partial<MeetingPoint>): MeetingPoint => ({
  ...{ point: crypto.randomUUID(), side: 'well', finding: null, dropped: false },
  ...{ textAr: '', textEn: '', ...changes },
});
const said = (points: MeetingPoint[], findings: Finding[]) =>
  sayPoints({ review, findings, points }, speakers);

test('a finding that nobody touched is said as it was drawn up, in both languages', () => {
  expect(said([], [finding('a')]).points).toEqual([
    {
      ...{ side: 'obstacle', finding: 'a', written: { ar: '', en: '' } },
      ...{ ar: 'وُجد a', en: 'found a' },
    },
  ]);
});

test('a finding that was dropped is said nowhere, and one reworded is said once', () => {
  const points = [
    own({ finding: 'a', dropped: true }),
    own({ finding: 'b', side: 'obstacle', textAr: 'تأخر {finding.count}' }),
  ];
  const { points: all, unknown } = said(points, [finding('a'), finding('b')]);
  expect(all.map(({ finding: key, ar }) => [key, ar])).toEqual([['b', 'تأخر رقم']]);
  expect(unknown).toEqual([]);
});

test('what was written in Arabic alone has no English, and in English alone is read in both', () => {
  const { points } = said([own({ textAr: 'أحسنوا' }), own({ textEn: 'well done' })], []);
  expect(points.map(({ ar, en }) => [ar, en])).toEqual([
    ['أحسنوا', null],
    ['well done', 'well done'],
  ]);
});

test('a finding that stands out no more is left out, but not what somebody wrote of it', () => {
  const points = [own({ finding: 'gone' }), own({ finding: 'gone too', textAr: 'كان متأخرًا' })];
  expect(said(points, []).points.map(({ ar }) => ar)).toEqual(['كان متأخرًا']);
});

test('a number of a finding that stands out no more is told, with the point that names it', () => {
  const points = [
    own({ textAr: 'حسنًا' }),
    own({ finding: 'gone', textEn: '{finding.count} late' }),
  ];
  expect(said(points, []).unknown).toEqual([{ at: 1, code: 'finding.count' }]);
});
