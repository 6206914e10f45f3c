import { createSecretKey } from 'node:crypto';
import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTrackingCode, sameCode, trackingCode } from './tracking-code.ts';

const secret = 'a secret of the test, 32 bytes..';
const number = numberFrom('31415926535');

describe('trackingCode', () => {
  test('is the same eight digits each time it is asked for', () => {
    expect(trackingCode(secret, number, 0)).toMatch(/^[0-9]{8}$/);
    expect(trackingCode(secret, number, 0)).toBe(trackingCode(secret, number, 0));
    expect(trackingCode(Buffer.from(secret), number, 0)).toBe(trackingCode(secret, number, 0));
    const key = createSecretKey(Buffer.from(secret));
    expect(trackingCode(key, number, 0)).toBe(trackingCode(secret, number, 0));
  });

  test('never changes from one release to the next: receipts in hand would stop opening', () => {
    expect(trackingCode(secret, number, 0)).toBe('83733020');
    expect(trackingCode(secret, number, 1)).toBe('79790261');
  });

  test('is another for another number, generation or secret', () => {
    const codes = [
      trackingCode(secret, number, 0),
      trackingCode(secret, number, 1),
      trackingCode(secret, numberFrom('31415926536'), 0),
      trackingCode(`${secret}!`, number, 0),
    ];
    expect(new Set(codes).size).toBe(4);
  });

  test('spreads evenly: each digit about equally often in each of the eight places', () => {
    const codes = 20_000;
    const counts = Array.from({ length: 8 }, () => new Array<number>(10).fill(0));
    for (let generation = 0; generation < codes; generation++) {
      [...trackingCode(secret, number, generation)].forEach((digit, place) => {
        counts[place]![Number(digit)]!++;
      });
    }
    // chi-squared with 9 degrees of freedom passes 27.9 once in a thousand; the codes are fixed
    for (const count of counts) {
      const chi = count.reduce((sum, n) => sum + (n - codes / 10) ** 2 / (codes / 10), 0);
      expect(chi).toBeLessThan(27.9);
    }
  });

  test.each([
    ['a short secret', 'short', number, 0],
    ['no secret', '', number, 0],
    ['a short key', createSecretKey(Buffer.from('short')), number, 0],
    ['a number with a wrong check digit', secret, '314159265350', 0],
    ['a number not in its stored form', secret, arabicDigits(number), 0],
    ['a negative generation', secret, number, -1],
    ['half a generation', secret, number, 0.5],
  ])('throws for %s', (_, key, of, generation) => {
    expect(() => trackingCode(key, of, generation)).toThrow(RangeError);
  });
});

describe('sameCode', () => {
  test('is true for the same digits and false for any others, longer and shorter ones too', () => {
    const code = fc.stringMatching(/^[0-9]{0,10}$/);
    fc.assert(fc.property(code, (a) => sameCode(a, a)));
    fc.assert(fc.property(code, code, (a, b) => sameCode(a, b) === (a === b)));
    expect(sameCode('12345678', '12345679')).toBe(false);
    expect(sameCode('12345678', '1234567')).toBe(false);
  });
});

describe('readTrackingCode', () => {
  test.each([
    ['12345678', '12345678'],
    ['1234 5678', '12345678'],
    ['١٢٣٤-٥٦٧٨', '12345678'],
    ['\u200f۰۰۰۰ ۰۰۰۱\u200e', '00000001'],
  ])('reads %j as %s', (typed, code) => {
    expect(readTrackingCode(typed)).toBe(code);
  });

  test.each(['', '1234567', '123456789', '1234567x', 'code'])('refuses %j', (typed) => {
    expect(readTrackingCode(typed)).toBeNull();
  });
});
