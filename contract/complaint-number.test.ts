import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  groupComplaintNumber,
  isComplaintNumber,
  numberFrom,
  readComplaintNumber,
} from './complaint-number.ts';
import { arabicDigits } from './digits.ts';

const number = fc
  .bigInt({ min: 10_000_000_000n, max: 99_999_999_999n })
  .map((drawn) => numberFrom(String(drawn)));

const replaceAt = (text: string, at: number, by: string) =>
  text.slice(0, at) + by + text.slice(at + by.length);

describe('numberFrom', () => {
  test("agrees with Damm's published example: the check digit of 572 is 4", () => {
    // 1234567 has check digit 1, so after 12345671 the walk stands at 0 again, as it does before 572.
    expect(numberFrom('12345671572')).toBe('123456715724');
  });

  test('gives twelve digits that are a complaint number, beginning with those given', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10_000_000_000n, max: 99_999_999_999n }), (drawn) => {
        const made = numberFrom(String(drawn));
        expect(made).toHaveLength(12);
        expect(made.startsWith(String(drawn))).toBe(true);
        expect(isComplaintNumber(made)).toBe(true);
      }),
    );
  });

  test.each(['', '1234567890', '123456789012', '01234567890', '1234567890a', '١٢٣٤٥٦٧٨٩٠١'])(
    'throws for %j, which is not eleven ASCII digits with a first digit above 0',
    (given) => {
      expect(() => numberFrom(given)).toThrow(RangeError);
    },
  );
});

describe('isComplaintNumber', () => {
  test('refuses every single wrong digit', () => {
    fc.assert(
      fc.property(number, (sound) => {
        for (let at = 0; at < 12; at++) {
          for (let digit = 0; digit < 10; digit++) {
            const changed = replaceAt(sound, at, String(digit));
            expect(isComplaintNumber(changed)).toBe(changed === sound);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('refuses every swap of two neighbouring digits that differ', () => {
    fc.assert(
      fc.property(number, (sound) => {
        for (let at = 0; at < 11; at++) {
          const swapped = replaceAt(sound, at, sound[at + 1]! + sound[at]!);
          expect(isComplaintNumber(swapped)).toBe(swapped === sound);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('has exactly one right check digit for any eleven digits', () => {
    fc.assert(
      fc.property(number, (sound) => {
        const right = [...'0123456789'].filter((d) => isComplaintNumber(sound.slice(0, 11) + d));
        expect(right).toEqual([sound[11]]);
      }),
    );
  });

  test('refuses nine in ten of other slips: jumps, teens heard as tens, groups in reverse order', () => {
    let tried = 0;
    let passed = 0;
    const attempt = (sound: string, slip: string) => {
      if (slip === sound) return;
      tried++;
      if (isComplaintNumber(slip)) passed++;
    };
    for (const sound of fc.sample(number, { numRuns: 3000, seed: 314 })) {
      for (let at = 0; at < 10; at++) {
        attempt(sound, replaceAt(sound, at, sound[at + 2]! + sound[at + 1]! + sound[at]!));
        if (sound[at] === '1') attempt(sound, replaceAt(sound, at, `${sound[at + 1]}0`));
      }
      attempt(sound, sound.slice(8) + sound.slice(4, 8) + sound.slice(0, 4));
    }
    expect(tried).toBeGreaterThan(25_000);
    expect(passed / tried).toBeLessThan(0.11);
  });

  test('refuses a digit left out, a digit added, a leading zero and another script', () => {
    const sound = numberFrom('31415926535');
    expect(isComplaintNumber(sound)).toBe(true);
    expect(isComplaintNumber(sound.slice(0, 11))).toBe(false);
    expect(isComplaintNumber(`${sound}0`)).toBe(false);
    expect(isComplaintNumber(arabicDigits(sound))).toBe(false);
    expect(isComplaintNumber(`${sound}\n`)).toBe(false);
    expect(isComplaintNumber('000000000000')).toBe(false);
  });
});

describe('readComplaintNumber', () => {
  test('reads the number back however it is written', () => {
    fc.assert(
      fc.property(number, (sound) => {
        const [a, b, c] = [sound.slice(0, 4), sound.slice(4, 8), sound.slice(8)];
        for (const typed of [
          sound,
          groupComplaintNumber(sound),
          arabicDigits(sound),
          arabicDigits(groupComplaintNumber(sound)),
          sound.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))),
          ` ${a}-${b}-${c} `,
          `\u200f${a} – ${arabicDigits(b)}\u200e ${c}\u202c`,
        ]) {
          expect(readComplaintNumber(typed)).toBe(sound);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is null for anything that is not a number of ours', () => {
    const sound = numberFrom('31415926535');
    const wrongDigit = replaceAt(sound, 5, sound[5] === '0' ? '1' : '0');
    for (const typed of ['', 'abc', wrongDigit, sound.slice(1), `${sound} ${sound}`, `#${sound}`]) {
      expect(readComplaintNumber(typed)).toBeNull();
    }
  });
});

test('groups are of four, joined by a no-break space so that no line turns them round', () => {
  expect(groupComplaintNumber('123456789012')).toBe('1234\u00a05678\u00a09012');
});
