import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabicDigits, asciiDigits, bareDigits } from './digits.ts';

const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code));
const asciiNumber = fc.stringMatching(/^[0-9]{1,20}$/);

describe('asciiDigits', () => {
  test.each([
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['０１２３４５６７８９', '0123456789'],
    ['شارع ٢٦ يوليو، عمارة ۱۲', 'شارع 26 يوليو، عمارة 12'],
    ['', ''],
  ])('reads %s as %s', (given, expected) => {
    expect(asciiDigits(given)).toBe(expected);
  });

  test('leaves text without foreign digits exactly as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        fc.pre(!/[٠-٩۰-۹０-９]/.test(text));
        expect(asciiDigits(text)).toBe(text);
      }),
    );
  });

  test('takes back what arabicDigits did', () => {
    fc.assert(
      fc.property(asciiNumber, (number) => {
        expect(arabicDigits(number)).toMatch(/^[٠-٩]+$/);
        expect(asciiDigits(arabicDigits(number))).toBe(number);
      }),
    );
  });
});

describe('bareDigits', () => {
  test.each([
    ['1234 5678', '12345678'],
    ['١٢٣٤-٥٦٧٨', '12345678'],
    ['۱۲۳۴–5678', '12345678'],
    ['\u200f1234\u00a05678\u200e', '12345678'],
    ['\u20671234\u2069 ١٢', '123412'],
    ['١٢ـ٣٤', '1234'],
    ['  7\n', '7'],
  ])('reads %j as %s', (given, expected) => {
    expect(bareDigits(given)).toBe(expected);
  });

  test.each(['', '   ', '-', '12a4', '12.5', '+201', 'رقم ١٢', '1²'])('refuses %j', (given) => {
    expect(bareDigits(given)).toBeNull();
  });

  test('does not mind where spaces, dashes and direction marks stand', () => {
    const noise = fc.constantFrom('', ' ', '\u00a0', '-', '—', '\u200f', '\u202a', '\u2066', 'ـ');
    fc.assert(
      fc.property(
        asciiNumber,
        fc.array(noise, { minLength: 21, maxLength: 21 }),
        (number, between) => {
          const typed = [...arabicDigits(number)].map((digit, i) => digit + between[i]).join('');
          expect(bareDigits(between[20] + typed)).toBe(number);
        },
      ),
    );
  });
});
