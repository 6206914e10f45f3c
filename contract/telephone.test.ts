import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabicDigits } from './digits.ts';
import { maskTelephone, readTelephone } from './telephone.ts';

const mobile = { ok: true, e164: '+201012345678', kind: 'mobile' };

describe('readTelephone', () => {
  test.each([
    '01012345678',
    '1012345678',
    '٠١٠١٢٣٤٥٦٧٨',
    '۰۱۰۱۲۳۴۵۶۷۸',
    '010 1234 5678',
    '010-1234-5678',
    '(010) 1234.5678',
    '٠١٠ـ١٢٣٤ـ٥٦٧٨',
    '+201012345678',
    '+20 10 12345678',
    '+20 010 1234 5678',
    '+٢٠١٠١٢٣٤٥٦٧٨',
    '0020 10 1234 5678',
    '002 010 1234 5678',
    '201012345678',
    '201012345678+',
    '\u200e+20 10 1234 5678\u200f',
    '\u202a010 1234 5678\u202c',
    ' 01012345678\n',
  ])('reads %j as the same Egyptian mobile', (typed) => {
    expect(readTelephone(typed, 'EG')).toEqual(mobile);
  });

  test.each([
    ['02 2795 8000', '+20227958000', 'landline'],
    ['٠٣-٤٨٠١٢٣٤', '+2034801234', 'landline'],
    ['0662345678', '+20662345678', 'landline'],
    ['01112345678', '+201112345678', 'mobile'],
    ['01212345678', '+201212345678', 'mobile'],
    ['01512345678', '+201512345678', 'mobile'],
    ['+966 50 123 4567', '+966501234567', 'mobile'],
    ['00971501234567', '+971501234567', 'mobile'],
    ['+44 20 7946 0958', '+442079460958', 'landline'],
    ['+1 202 456 1111', '+12024561111', 'other'],
    ['+98 ۹۱۲ ۳۴۵ ۶۷۸۹', '+989123456789', 'mobile'],
  ])('reads %j as %s, %s', (typed, e164, kind) => {
    expect(readTelephone(typed, 'EG')).toEqual({ ok: true, e164, kind });
  });

  test('keeps an extension instead of losing it', () => {
    expect(readTelephone('02 27958000 ext 12', 'EG')).toEqual({
      ok: true,
      e164: '+20227958000',
      kind: 'landline',
      extension: '12',
    });
  });

  test('reads a national number by the country it is given', () => {
    expect(readTelephone('050 123 4567', 'SA')).toMatchObject({ e164: '+966501234567' });
    expect(readTelephone('050 123 4567', 'EG')).not.toMatchObject({ e164: '+966501234567' });
  });

  test.each([
    ['a short hotline', '16528'],
    ['another short hotline', '١٩١٢٣'],
    ['the police', '122'],
    ['a free line', '0800 123 4567'],
    ['a premium line', '0900 123 4567'],
    ['an international free line', '+800 1234 5678'],
    ['a digit too few', '0101234567'],
    ['a digit too many', '010123456789'],
    ['a prefix no operator has', '01312345678'],
    ['two numbers', '01012345678 / 01112345678'],
    ['words around it', 'اتصل على 01012345678'],
    ['letters after it', '01012345678abc'],
    ['nothing', ''],
    ['only a plus', '+'],
    ['a very long line', '1'.repeat(10_000)],
  ])('refuses %s: %s', (_, typed) => {
    expect(readTelephone(typed, 'EG')).toEqual({ ok: false });
  });

  test('reads its own answer to itself, in either script', () => {
    const national = fc
      .tuple(fc.constantFrom('010', '011', '012', '015'), fc.stringMatching(/^[0-9]{8}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(national, (typed) => {
        const first = readTelephone(typed, 'EG');
        expect(first).toEqual({ ok: true, e164: `+20${typed.slice(1)}`, kind: 'mobile' });
        if (first.ok) expect(readTelephone(arabicDigits(first.e164), 'EG')).toEqual(first);
      }),
    );
  });

  test('never throws, whatever is typed', () => {
    const keys = fc.constantFrom(...'0123456789٠١٢٣٤٥٦٧٨٩۰۵+-.()/;#*x extalهاتف\u200f\u0000\ud800');
    fc.assert(
      fc.property(fc.string({ unit: keys, maxLength: 40 }), (typed) => {
        expect(readTelephone(typed, 'EG')).toHaveProperty('ok');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('maskTelephone', () => {
  test('shows the last four digits', () => {
    expect(maskTelephone('+201012344821')).toBe('*** *** 4821');
    expect(maskTelephone('+20227954821')).toBe('*** *** 4821');
  });

  test('shows two digits of a number so short that four would be most of it', () => {
    expect(maskTelephone('+29022158')).toBe('*** *** **58');
  });
});
