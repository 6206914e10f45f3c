import { readFileSync } from 'node:fs';
import { claims } from '@insaf/contract/replies.ts';
import { channels, dismissalReasons } from '@insaf/contract/vocabulary.ts';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { count } from './counted.ts';
import { dismissalText, replyText, returnText } from './officer-texts.ts';
import { randomOf } from './seeded.ts';
import { categoryTexts, fill, frames, officers } from './sentences.ts';
import {
  appealText,
  complaintText,
  confirmationText,
  kindsOf,
  makeSpot,
  type PlaceWords,
  questionText,
  remedyText,
  spellingSlips,
} from './texts.ts';

const categories: { code: string }[] = parse(
  readFileSync(new URL('../directory/categories.csv', import.meta.url)),
  { columns: true },
);
const beba: PlaceWords = { code: 'eg-bns-beba', kind: 'centre', ar: 'ببا', en: 'Beba' };
const places = [
  beba,
  undefined,
  { code: 'eg-is-district-2', kind: 'district', ar: 'حي ثان الإسماعيلية', en: 'Second' },
  { code: 'eg-c', kind: 'governorate', ar: 'القاهرة', en: 'Cairo' },
] as const;

describe('texts', () => {
  test('every category of the directory has eight patterns and something for every claim', () => {
    for (const { code } of categories) {
      const texts = categoryTexts.get(code);
      expect(texts, code).toBeDefined();
      if (!texts) continue;
      expect(texts.standard.length + texts.dialect.length, code).toBeGreaterThanOrEqual(8);
      for (const list of ['matters', 'remedies', 'questions', 'details', 'tails'] as const)
        expect(texts[list].length, `${code} ${list}`).toBeGreaterThan(0);
      for (const [question, ...answers] of texts.questions) {
        expect(question).toBeTruthy();
        expect(answers.length).toBeGreaterThan(0);
      }
    }
    expect([...categoryTexts.keys()].sort()).toEqual(categories.map(({ code }) => code).sort());
  });

  test('every stored sentence can be filled, for both sexes and with or without a place', () => {
    for (const [category, texts] of categoryTexts)
      for (const sentence of Object.values(texts).flat(2))
        for (const [i, place] of places.entries()) {
          const random = randomOf('fill', sentence, i);
          const filled = fill(
            sentence,
            random,
            {
              category,
              spot: makeSpot(random, place),
              sex: i % 2 ? 'female' : 'male',
              date: new Date('2026-09-15T09:00:00Z'),
              ...(place ? { place } : {}),
            },
            i % 2 ? 'dialect' : 'standard',
          );
          expect(filled, sentence).not.toMatch(/[{}<>|]|undefined| {2}/);
        }
    expect(
      fill(
        '{date}',
        randomOf('d'),
        { category: 'waste', spot: { building: 1 }, date: new Date('2026-09-15T09:00:00Z') },
        'standard',
      ),
    ).toBe('15 سبتمبر 2026');
  });

  test('thousands of texts differ and stay within 40 and 600 letters on every channel', () => {
    const seen = new Set<string>();
    let made = 0;
    for (const { code } of categories)
      for (const channel of channels)
        for (const [i, place] of [
          beba,
          undefined,
          beba,
          places[2],
          beba,
          beba,
          beba,
          beba,
        ].entries()) {
          const random = randomOf('text', code, channel, i);
          const kind = random.pick(kindsOf(code));
          const text = complaintText(
            {
              category: code,
              kind,
              channel,
              spot: makeSpot(random, place),
              sex: random.pick(['male', 'female']),
              collective: i % 3 === 0,
              ...(place ? { place } : {}),
            },
            random,
          );
          made++;
          seen.add(text);
          expect(text.length, text).toBeGreaterThanOrEqual(40);
          expect(text.length, text).toBeLessThanOrEqual(600);
        }
    expect(made).toBeGreaterThan(2600);
    expect(seen.size).toBeGreaterThan(made * 0.985);
  });

  test('special complaints are told so, and every other text is to be had', () => {
    const random = randomOf('special');
    const telling = { category: 'sewage-overflow', place: beba, spot: makeSpot(random, beba) };
    for (const special of [
      'repeated',
      'not_competent',
      'inexact',
      'before_court',
      'abusive',
      'rain',
    ] as const)
      for (let i = 0; i < 20; i++) {
        const text = complaintText(
          { ...telling, kind: 'complaint', channel: 'whatsapp', special },
          random,
        );
        expect(text.length).toBeGreaterThanOrEqual(40);
      }
    const foreign = complaintText(
      { ...telling, category: 'waste', kind: 'complaint', channel: 'portal', language: 'en' },
      random,
    );
    expect(foreign).not.toMatch(/[\u0600-\u06ff]/);
    for (const reason of dismissalReasons)
      expect(dismissalText(reason, random).length).toBeGreaterThan(20);
    for (const cause of Object.keys(officers.returns))
      expect(returnText(cause as 'photo_old', random).length).toBeGreaterThan(20);
    for (const claim of claims)
      expect(replyText(claim, { ...telling, date: new Date() }, random).length).toBeGreaterThan(40);
    for (const grade of [1, 2, 3, 4, 5] as const)
      expect(confirmationText(grade, random)).toBeTruthy();
    expect(appealText('dismissed', random)).toBeTruthy();
    expect(questionText(telling, random).answer).toBeTruthy();
    expect(remedyText(telling, random)).toBeTruthy();
    expect(frames.openings.standard.length).toBeGreaterThan(5);
  });
});

test('a reply speaks of what the complaint spoke of', () => {
  const telling = {
    category: 'stray-animals',
    spot: { building: 1 },
    about: 'يوجد حيوان نافق بشارع الجلاء منذ 4 أيام والرائحة لا تحتمل',
  };
  for (let i = 0; i < 20; i++)
    expect(replyText('cause_removed', telling, randomOf('fit', i))).toContain('النافق');
});

describe('counted nouns', () => {
  test('follow their number', () => {
    expect(count('day', 1, 'standard', false)).toBe('يوم');
    expect(count('day', 2, 'dialect', false)).toBe('يومين');
    expect(count('day', 5, 'standard', true)).toBe('خمسة أيام');
    expect(count('year', 5, 'standard', true)).toBe('خمس سنوات');
    expect(count('day', 15, 'standard', false)).toBe('15 يوما');
    expect(count('day', 15, 'dialect', false)).toBe('15 يوم');
    expect(count('pound', 200, 'standard', false)).toBe('200 جنيه');
    expect(count('pound', 250, 'standard', false)).toBe('250 جنيها');
    expect(count('metre', 105, 'standard', false)).toBe('105 أمتار');
  });
});

describe('spelling slips', () => {
  const text =
    'توجد أكوام من القمامة بشارع الجمهورية أمام المستشفى العام منذ 15 يوما، ولم تحضر أي سيارة لرفعها حتى الآن.';

  test('none at rate 0', () => {
    for (let i = 0; i < 20; i++) expect(spellingSlips(text, randomOf('none', i), 0)).toBe(text);
  });

  test('at rate 1 every usual slip is seen, and the text can still be recognised', () => {
    const seen = Array.from({ length: 400 }, (_, i) =>
      spellingSlips(text, randomOf('slips', i), 1),
    );
    for (const slip of ['القمامه', 'اكوام', 'المستشفي', 'اى', '١٥', 'ـ', 'منز', 'الان'])
      expect(
        seen.some((typed) => typed.includes(slip)),
        slip,
      ).toBe(true);
    expect(seen.some((typed) => /([\u0621-\u064a])\1\1/.test(typed))).toBe(true);
    expect(new Set(seen).size).toBeGreaterThan(300);
    for (const typed of seen) expect(Math.abs(typed.length - text.length)).toBeLessThan(30);
  });

  test('what is not Arabic is left alone', () => {
    expect(spellingSlips('Call me at office 12', randomOf('latin', 4), 1)).toMatch(
      /^Call me at office (12|١٢)$/,
    );
  });
});
