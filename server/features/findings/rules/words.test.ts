import { findingSentence, findingWords } from '@insaf/contract/finding-sentence.ts';
import { type Finding, findingRules } from '@insaf/contract/findings.ts';
import { describe, expect, test } from 'vitest';
import { words } from '../../../platform/words.ts';

const both = (ar: string, en: string) => ({ ar, en });
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ key: 'k', side: 'obstacle', rule: 'late_more', chance: 0.0042, weight: 1, behind: null },
  agency: { code: 'a', name: both('محافظة بني سويف', 'Beni Suef') },
  ...{ category: null, place: null },
  days: {
    ...{ from: '2026-07-01', to: '2026-08-05', since: '2026-06-01' },
    ...{ beforeFrom: '2026-05-26', beforeTo: '2026-06-30' },
  },
  numbers: {
    ...{ count: 1200, of: 4000, share: 0.3, countBefore: 11, ofBefore: 100, shareBefore: 0.11 },
    ...{ within: 14, wait: 6.25, waitBefore: 9, expected: 19.31, times: 3.1, age: 40, open: 2 },
    ...{ appealed: 9, settled: 40, months: 1 },
  },
  ...more,
});
const manner = (language: 'ar' | 'en') => ({
  ...{ say: words(language), language, day: (day: string) => day },
});

describe.for(['ar', 'en'] as const)('in %s', (language) => {
  test.for(findingRules)('%s is said with its numbers and what they are of', (rule) => {
    const obstacle = rule.startsWith('obstacle') ? ({ obstacle: 'budget' } as const) : {};
    const { says, because } = findingWords(finding({ rule, ...obstacle }), manner(language));
    expect(says).not.toBe('');
    expect(because).toMatch(/\d/);
    expect(findingSentence(finding({ rule, ...obstacle }), manner(language))).toContain(because);
  });
});

test('shares, both periods and the chance are said as people read them', () => {
  const { says, because, days, chance } = findingWords(finding(), manner('en'));
  expect(says).toBe('\u2068Beni Suef\u2069: more run over their time');
  expect(because).toBe(
    '30% of what was there ran over (1,200 of 4,000), and 11% (11 of 100) before.',
  );
  expect(days).toBe('2026-07-01 to 2026-08-05, held against 2026-05-26 to 2026-06-30');
  const daysOf = (rule: 'one_text' | 'appeals_upheld') =>
    findingWords(finding({ rule }), manner('en')).days;
  expect(daysOf('one_text')).toBe('2026-07-01 to 2026-08-05');
  expect(daysOf('appeals_upheld')).toBeNull();
  // 0.0042 is one in 238.1; never told rarer than it is.
  expect(chance).toContain('one of 230 reviews');
});

test('a chance beyond a million is one in a million, and a fact has none', () => {
  const chanceOf = (chance: number | null) =>
    findingWords(finding({ chance }), manner('en')).chance;
  expect(chanceOf(0)).toContain('1,000,000');
  expect(chanceOf(1e-9)).toContain('1,000,000');
  expect(chanceOf(0.05)).toContain('one of 20 reviews');
  expect(chanceOf(null)).toBeNull();
});

test('a category, and a place with what is complained about there, are named', () => {
  const category = both('القمامة', 'Waste');
  const of = (more: Partial<Finding>) =>
    findingWords(finding({ agency: null, category, ...more }), manner('en')).says;
  expect(of({})).toContain('Complaints about “\u2068Waste\u2069”');
  expect(of({ place: both('ناصر', 'Naser') })).toContain(
    '“\u2068Waste\u2069” in \u2068Naser\u2069',
  );
});
