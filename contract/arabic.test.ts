import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldArabic, sameName, splitArabicName } from './arabic.ts';

const arabicText = fc.string({
  unit: fc.constantFrom(
    ...'اأإآٱبتةثجحخدذرزسشصضطظعغفقكلمنهويىئؤءکیگچپ ًٌٍَُِّْٰـ٠١٢۳۴ ',
    '\u200f',
    '\u200c',
    '\u00a0',
  ),
  maxLength: 40,
});

const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code));

describe('foldArabic', () => {
  test.each([
    ['alef with hamza or madda', 'أحمد إبراهيم آمال ٱلله', 'احمد ابراهيم امال الله'],
    ['alef maqsura as yaa', 'مصطفى', 'مصطفي'],
    ['taa marbuta as haa', 'فاطمة', 'فاطمه'],
    ['hamza on waw and on yaa', 'رؤوف هنيئا', 'رووف هنييا'],
    ['tashkeel', 'مُحَمَّدٌ', 'محمد'],
    ['dagger alef', 'عبد الرحمٰن', 'عبد الرحمن'],
    ['kashida', 'محـــمـد', 'محمد'],
    ['Persian kaf and yaa', 'کریم علی', 'كريم علي'],
    ['Persian gaf, and letters for foreign sounds', 'گراچ پیتزا ڤیلا', 'كراج بيتزا فيلا'],
    ['presentation forms', 'ﻣﺤﻤﺪ ﺍﻟﺴﻼﻡ', 'محمد السلام'],
    ['the ligature of God', 'عبد ﷲ', 'عبد الله'],
    ['a hamza written as a mark of its own', 'ا\u0654حمد و\u0654', 'احمد و'],
    ['direction and zero-width marks', '\u200fشارع\u200b \u2067النيل\u2069\ufeff', 'شارع النيل'],
    ['Arabic and Persian digits', 'عمارة ١٢ شقة ۳', 'عماره 12 شقه 3'],
    ['Latin capitals and accents', 'Café GIZA', 'cafe giza'],
    ['spaces of every kind', '  مياه\u00a0\n الشرب\t', 'مياه الشرب'],
    ['nothing', ' \u200f ', ''],
  ])('folds %s', (_, written, folded) => {
    expect(foldArabic(written)).toBe(folded);
  });

  test('keeps a hamza on the line and letters that are different letters', () => {
    expect(foldArabic('علاء')).toBe('علاء');
    for (const [a, b] of [
      ['ت', 'ث'],
      ['د', 'ذ'],
      ['ض', 'ظ'],
      ['ح', 'ه'],
    ]) {
      expect(foldArabic(a!)).not.toBe(foldArabic(b!));
    }
  });

  test('folding twice changes nothing more, for Arabic and for any text', () => {
    fc.assert(
      fc.property(fc.oneof(arabicText, fc.string({ unit: anyCharacter })), (text) => {
        const once = foldArabic(text);
        expect(foldArabic(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('a mark, kashida or invisible character anywhere makes no difference', () => {
    fc.assert(
      fc.property(
        arabicText,
        fc.nat(),
        fc.constantFrom('َ', 'ّ', 'ـ', '\u200f', '\u200d', '\u2066'),
        (text, place, mark) => {
          const at = place % (text.length + 1);
          expect(foldArabic(text.slice(0, at) + mark + text.slice(at))).toBe(foldArabic(text));
        },
      ),
    );
  });

  test('folds a word the same inside a text as alone', () => {
    fc.assert(
      fc.property(arabicText, arabicText, (a, b) => {
        expect(foldArabic(`${a} ${b}`)).toBe(`${foldArabic(a)} ${foldArabic(b)}`.trim());
      }),
    );
  });
});

describe('sameName', () => {
  test.each([
    ['أحمد محمد على', 'احمد محمد علي'],
    ['عبد الرحمن', 'عبدالرحمٰن'],
    ['أبو بكر', 'ابوبكر'],
    ['فاطمة الزهراء', 'فاطمه الزهراء'],
    ['مُنى', 'منی'],
    ['هبة الله', 'هبه  ﷲ'],
    ['José García', 'jose garcia'],
    ['أ. سامي', 'ا سامى'],
  ])('%s is %s', (a, b) => {
    expect(sameName(a, b)).toBe(true);
    expect(sameName(b, a)).toBe(true);
  });

  test.each([
    ['أحمد محمد', 'أحمد محمود'],
    ['أحمد محمد علي', 'أحمد محمد'],
    ['محمد أحمد', 'أحمد محمد'],
    ['علاء', 'علا'],
    ['', ''],
    ['؟', '.'],
  ])('%s is not %s', (a, b) => {
    expect(sameName(a, b)).toBe(false);
  });
});

describe('splitArabicName', () => {
  test.each([
    ['محمد أحمد علي حسن', ['محمد', 'أحمد', 'علي', 'حسن']],
    ['عبد الرحمن محمد عبد الله السيد', ['عبد الرحمن', 'محمد', 'عبد الله', 'السيد']],
    ['عبدالرحمن محمد', ['عبدالرحمن', 'محمد']],
    ['أبو بكر نور الدين سيف الإسلام', ['أبو بكر', 'نور الدين', 'سيف الإسلام']],
    ['منة الله حسام الدين جاد الحق', ['منة الله', 'حسام الدين', 'جاد الحق']],
    ['عبد رب النبي فتح الله', ['عبد رب النبي', 'فتح الله']],
    ['أحمد عبد رب الأمير', ['أحمد', 'عبد رب الأمير']],
    ['أم كلثوم أبو العلا', ['أم كلثوم', 'أبو العلا']],
    ['ياسر أبو عبد الرحمن', ['ياسر', 'أبو عبد الرحمن']],
    ['محمد بن سلمان بن عبد العزيز', ['محمد', 'بن سلمان', 'بن عبد العزيز']],
    ['فاطمة الزهراء زين العابدين', ['فاطمة الزهراء', 'زين العابدين']],
    ['جاد السيد الشربيني', ['جاد', 'السيد', 'الشربيني']],
    ['جاد الكريم ست الدار', ['جاد الكريم', 'ست الدار']],
    ['عَبْدُ الرَّحمٰن سـيف الاسلام', ['عَبْدُ الرَّحمٰن', 'سـيف الاسلام']],
    ['نورالدين ابو بكر', ['نورالدين', 'ابو بكر']],
    ['محمد أبو', ['محمد', 'أبو']],
    ['الله', ['الله']],
    ['  منى \n', ['منى']],
    ['Maria del Carmen', ['Maria', 'del', 'Carmen']],
    ['', []],
  ])('%s', (full, parts) => {
    expect(splitArabicName(full)).toEqual(parts);
  });

  test('keeps what exceeds four parts in the fourth', () => {
    expect(splitArabicName('أحمد محمد عبد العزيز علي حسن أبو زيد')).toEqual([
      'أحمد',
      'محمد',
      'عبد العزيز',
      'علي حسن أبو زيد',
    ]);
  });

  test('never loses, changes or reorders a word, and never gives more than four parts', () => {
    const word = fc.constantFrom(
      ...'عبد رب أبو أم بن آل الله الدين النبي جاد ست الكريم محمد علي سَيِّد نور الرحمن'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const parts = splitArabicName(words.join('  '));
        expect(parts.join(' ')).toBe(words.join(' '));
        expect(parts.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
