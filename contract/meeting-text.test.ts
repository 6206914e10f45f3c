import { expect, test } from 'vitest';
import type { Finding } from './findings.ts';
import { figuresOfReview, fill, renamed, withFinding, withUntouched } from './meeting-text.ts';

const names = { cohort: ['received', 'verified'], events: ['received'], standing: ['open_at_end'] };
const period = (received: number) => ({
  ...{ from: '2026-07-01', to: '2026-08-05', cohort: { received, verified: 3 }, events: {} },
  standing: { open_at_start: 0, open_at_end: 4 },
  satisfaction: {
    asked: 0,
    reached: 0,
    answered: 0,
    grades: null,
    good: null,
    low: null,
    high: null,
  },
  rates: [
    { figure: 'verified' as const, of: 'received' as const, numerator: 3, denominator: received },
  ],
});
const review = { now: period(12), before: period(0), lastYear: period(6) };
const figures = figuresOfReview(review, names);
const plain = (figure: { value: unknown }) => String(figure.value ?? '–');

const finding: Finding = {
  ...{ key: 'late_less:naser', side: 'well', rule: 'late_less', agency: null, category: null },
  ...{ place: null, numbers: { now: 7 }, days: { since: '2026-07-01' }, chance: null, weight: 1 },
  behind: null,
};

test('figures are put in their places, by period, and those that are 0 and left out count as 0', () => {
  const text = 'ورد {cohort.received}، وتم {events.received}، وكان {last_year.cohort.received}.';
  expect(fill(text, figures, plain)).toEqual({ text: 'ورد 12، وتم 0، وكان 6.', unknown: [] });
});

test('a share of nothing is no number', () => {
  expect(figures.get('rate.verified.received')).toEqual({ is: 'share', value: 0.25 });
  expect(figures.get('before.rate.verified.received')).toEqual({ is: 'share', value: null });
});

test('what names no figure is told, once for each place, and stays as it was typed', () => {
  const { text, unknown } = fill('ورد {cohort.recieved} و{} و{ cohort.received }', figures, plain);
  expect(unknown).toEqual(['cohort.recieved', '']);
  expect(text).toBe('ورد {cohort.recieved} و{} و12');
});

test('the numbers and days of a finding are known in the point that rewords it, and nowhere else', () => {
  const known = withFinding(figures, finding);
  expect(fill('{finding.now} منذ {finding.since}', known, plain).text).toBe('7 منذ 2026-07-01');
  expect(fill('{finding.now}', figures, plain).unknown).toEqual(['finding.now']);
});

test('codes become names that people know, and back again unchanged', () => {
  const known = new Map([['cohort.received', 'الوارد']]);
  const codes = new Map([['الوارد', 'cohort.received']]);
  const shown = renamed('ورد {cohort.received} و{غيره}', (code) => known.get(code));
  expect(shown).toBe('ورد {الوارد} و{غيره}');
  expect(renamed(shown, (name) => codes.get(name))).toBe('ورد {cohort.received} و{غيره}');
});

test('findings that nobody touched follow the points, the heaviest first', () => {
  const light = { ...finding, key: 'light', weight: 1 };
  const heavy = { ...finding, key: 'heavy', weight: 9 };
  const touched = { ...finding, key: 'touched', weight: 99 };
  const all = withUntouched(
    [{ finding: null }, { finding: 'touched' }],
    [light, heavy, touched],
    ({ key }) => ({ finding: key }),
  );
  expect(all.map((point) => point.finding)).toEqual([null, 'touched', 'heavy', 'light']);
});
