import { ruleInWords } from '@insaf/contract/evidence-words.ts';
import { expect, test } from 'vitest';
import { words } from '../../../platform/words.ts';

const rule = {
  ...{ photosAfter: 2, nearMetres: 300, documents: 1 },
  documentKinds: ['receipt', 'decision'],
} as const;

test('a rule is said in both languages, in the order in which it is met', () => {
  expect(ruleInWords(rule, words('en'), 'en')).toEqual([
    'At least 2 photos that show the cause is gone, taken after the complaint was received.',
    'Taken within 300 metres of the place of the complaint.',
    'A photo that was never used in a reply to another complaint.',
    expect.stringMatching(/^At least one document of these kinds: .+ or .+\.$/i),
  ]);
  const arabic = ruleInWords(rule, words('ar'), 'ar');
  expect(arabic).toHaveLength(4);
  expect(arabic[0]).toContain('صورتان');
  expect(arabic[3]).toContain(' أو ');
});

test('what a rule does not ask for is not said, and a rule without proof says so', () => {
  const photos = { ...rule, photosAfter: 1, nearMetres: null, documents: 0 };
  expect(ruleInWords(photos, words('en'), 'en')).toHaveLength(2);
  const documents = { ...rule, photosAfter: 0, nearMetres: null };
  expect(ruleInWords(documents, words('en'), 'en')).toHaveLength(1);
  const nothing = { ...documents, documents: 0 };
  expect(ruleInWords(nothing, words('en'), 'en')).toEqual([
    'This rule asks for no proof, and no complaint is settled without proof.',
  ]);
});
