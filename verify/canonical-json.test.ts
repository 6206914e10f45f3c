import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts';
import { canonicalJson, isCanonicalJson, type Json } from './canonical-json.ts';
import { commitment, partSalt } from './commitment.ts';

describe('canonical JSON', () => {
  test('is what RFC 8785, 3.2.2 and 3.2.3, shows', () => {
    const value = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`) as Json;
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts names by code units, as RFC 8785, 3.2.3, shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, said]) => said)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  /** RFC 8785, appendix B: the bits of a number, and how it is written. */
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number of the bits %s as %s', (bits, written) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(written);
  });

  test('says the same of a value in whatever order it was put together', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value as Json);
        expect(isCanonicalJson(text)).toBe(true);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
    expect(isCanonicalJson('{"b":1,"a":2}')).toBe(false);
    expect(isCanonicalJson('{"a": 1}')).toBe(false);
    expect(isCanonicalJson('{"a":1,"a":1}')).toBe(false);
    expect(isCanonicalJson('{')).toBe(false);
  });

  test.each([
    ['nothing', undefined],
    ['a date', new Date(0)],
    ['a number that is none', Number.NaN],
    ['what has no end', Number.POSITIVE_INFINITY],
    ['half a surrogate pair', '\ud83d'],
    ['a name with half a surrogate pair', { '\ude00': 1 }],
    ['a big integer', 1n],
    ['nothing in a list', [undefined]],
    ['nothing under a name', { a: undefined }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value as Json)).toThrow(TypeError);
  });
});

test('bytes survive base 64 both ways, and what is not exactly base 64 is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
  for (const wrong of ['A', 'AA', 'AB==', 'AA=', 'A A=', '====', 'AA==\n', '-_==']) {
    expect(fromBase64(wrong), wrong).toBeUndefined();
  }
  for (const wrong of ['A', 'AB', 'AA==', '+/8'])
    expect(fromBase64Url(wrong), wrong).toBeUndefined();
});

describe('a commitment', () => {
  const salt = partSalt(new Uint8Array(32), 1, 'complaint');

  test('is of one value with one salt', () => {
    expect(salt).toHaveLength(16);
    const made = commitment('1234567890', salt);
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(commitment('1234567890', salt)).toBe(made);
    expect(commitment(1_234_567_890, salt)).not.toBe(made);
    expect(commitment('1234567890', partSalt(new Uint8Array(32), 2, 'complaint'))).not.toBe(made);
    expect(commitment({ a: 1, b: 2 }, salt)).toBe(commitment({ b: 2, a: 1 }, salt));
  });
});
