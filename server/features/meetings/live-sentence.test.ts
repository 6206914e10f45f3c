import { findingSentence } from '@insaf/contract/finding-sentence.ts';
import { type Finding, findingRules } from '@insaf/contract/findings.ts';
import { liveSentence } from '@insaf/contract/live-sentence.ts';
import { fill, withFinding } from '@insaf/contract/meeting-text.ts';
import { languages } from '@insaf/contract/text.ts';
import { expect, test } from 'vitest';
import { words } from '../../platform/words.ts';
import { mannerOf } from '../review-papers/index.ts';
import { speaker } from './actions/speakers.ts';

/* Every sentence that findings have, in both languages: reworded in no word, it reads as it was. */

const numbers = {
  ...{ count: 7, of: 45, share: 0.156, countBefore: 12, ofBefore: 45, shareBefore: 0.267 },
  ...{
    wait: 6.4,
    waitBefore: 9.1,
    within: 14,
    expected: 2.5,
    times: 2.8,
    appealed: 9,
    settled: 140,
  },
  ...{ open: 11, age: 63, months: 3, shareOfAll: 0.5 },
};
const days = {
  ...{ from: '2026-07-01', to: '2026-08-05', beforeFrom: '2026-05-26', beforeTo: '2026-06-30' },
  since: '2026-03-02',
};
const finding = (rule: Finding['rule'], own = numbers): Finding => ({
  ...{
    key: rule,
    side: 'obstacle',
    rule,
    numbers: own,
    days,
    chance: null,
    weight: 1,
    behind: null,
  },
  agency: { code: 'gov-bns', name: { ar: 'محافظة بني سويف', en: 'Beni Suef' } },
  ...{ category: null, place: null, obstacle: 'budget' },
});

const mannerIn = (language: 'ar' | 'en') =>
  mannerOf(words(language), { language, digits: 'latn', zone: 'Africa/Cairo' });
const sayIn = (language: 'ar' | 'en') => speaker(language, 'Africa/Cairo').figure;

for (const language of languages) {
  const live = (given: Finding) => liveSentence(given, mannerIn(language), `${language}-u-nu-latn`);

  test.for([...findingRules])(`%s keeps its numbers live in ${language}`, (rule) => {
    const given = finding(rule);
    const sentence = live(given);
    expect(sentence).toContain('{finding.');
    expect(sentence).not.toMatch(/\d{5}/);
    const { text, unknown } = fill(sentence, withFinding(new Map(), given), sayIn(language));
    expect(unknown).toEqual([]);
    expect(text).toBe(findingSentence(given, mannerIn(language)));
  });

  test(`other numbers are said in the same sentence in ${language}`, () => {
    const sentence = live(finding('late_more'));
    const later = finding('late_more', { ...numbers, count: 9, share: 0.2 });
    const { text } = fill(sentence, withFinding(new Map(), later), sayIn(language));
    expect(text).toBe(findingSentence(later, mannerIn(language)));
  });
}
