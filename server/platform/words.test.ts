import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Words, words, wordsFrom } from './words.ts';

const days =
  '{n, plural, zero {لا أيام} one {يوم} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}';
let folder: string;
const warnings: string[] = [];
const lenient = (): Words =>
  wordsFrom(folder, { strict: false, warn: (sentence) => warnings.push(sentence) });
const strict = (): Words => wordsFrom(folder, { strict: true, warn: () => {} });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'insaf-words-'));
  mkdirSync(join(folder, 'ar'));
  mkdirSync(join(folder, 'en'));
  const arabic = { greet: { formal: 'أهلًا {name}' }, days, onlyArabic: 'بالعربية فقط' };
  const english = {
    greet: { formal: 'Welcome {name}' },
    days: '{n, plural, one {a day} other {# days}}',
  };
  writeFileSync(join(folder, 'ar', 'desk.json'), JSON.stringify(arabic));
  writeFileSync(join(folder, 'en', 'desk.json'), JSON.stringify(english));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('finds a sentence by file name and path, and fills it in', () => {
  expect(strict()('en')('desk.greet.formal', { name: 'Mona' })).toBe('Welcome Mona');
  expect(strict()('ar')('desk.greet.formal', { name: 'منى' })).toBe('أهلًا منى');
});

test('uses all six plural forms of Arabic', () => {
  const say = strict()('ar');
  const said = [0, 1, 2, 3, 11, 100].map((n) => say('desk.days', { n }));
  expect(said).toEqual(['لا أيام', 'يوم', 'يومان', '3 أيام', '11 يومًا', '100 يوم']);
});

test('writes numbers with the digits asked for and leaves text as it is', () => {
  expect(strict()('ar', 'arab')('desk.days', { n: 11 })).toBe('١١ يومًا');
  expect(strict()('ar', 'latn')('desk.days', { n: 11 })).toBe('11 يومًا');
  expect(strict()('ar', 'arab')('desk.greet.formal', { name: '12' })).toBe('أهلًا 12');
});

test('does not read a parameter as a message', () => {
  const said = strict()('en')('desk.greet.formal', { name: "{n, plural} <b>o'clock</b> #" });
  expect(said).toBe("Welcome {n, plural} <b>o'clock</b> #");
});

test('throws when a parameter is missing, instead of showing the braces', () => {
  expect(() => lenient()('en')('desk.greet.formal')).toThrow(/name/);
});

test('a missing sentence throws where strict, and is said in Arabic with one warning where not', () => {
  expect(() => strict()('en')('desk.onlyArabic')).toThrow('no words for desk.onlyArabic in en');
  const say = lenient();
  expect(say('en')('desk.onlyArabic')).toBe('بالعربية فقط');
  expect(say('en', 'arab')('desk.onlyArabic')).toBe('بالعربية فقط');
  expect(say('en')('desk.nowhere')).toBe('desk.nowhere');
  expect(warnings).toEqual([
    'no words for desk.onlyArabic in en',
    'no words for desk.nowhere in en',
  ]);
});

test('the words of the product are strict under test', () => {
  expect(() => words('ar')('nowhere.at.all')).toThrow('no words for nowhere.at.all in ar');
});
