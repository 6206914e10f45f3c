import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabicDigits } from './digits.ts';
import { governoratesOfBirth, readNationalId } from './national-id.ts';

const today = '2026-07-01';
const sound = '28706050112358';

describe('readNationalId', () => {
  test('reads birth date, governorate of birth and sex', () => {
    expect(readNationalId(sound, today)).toEqual({
      ok: true,
      id: sound,
      birthDate: '1987-06-05',
      governorate: 'EG-C',
      sex: 'male',
    });
    expect(readNationalId('30509218801244', today)).toEqual({
      ok: true,
      id: '30509218801244',
      birthDate: '2005-09-21',
      governorate: 'abroad',
      sex: 'female',
    });
  });

  test('reads any script of digits, spaces, dashes and direction marks', () => {
    for (const typed of [
      arabicDigits(sound),
      '۲۸۷۰۶۰۵۰۱۱۲۳۵۸',
      '2 870605 01 1235 8',
      '2-870605-01-12358',
      `\u200f${sound}\u200e\n`,
    ]) {
      expect(readNationalId(typed, today)).toMatchObject({ ok: true, id: sound });
    }
  });

  test.each([
    ['', 'length'],
    ['2870605011235', 'length'],
    ['287060501123581', 'length'],
    ['2870605011235x', 'length'],
    ['A12345678', 'length'],
    ['18706050112358', 'century'],
    ['48706050112358', 'century'],
    ['28713050112358', 'birth_date'],
    ['28700050112358', 'birth_date'],
    ['28706000112358', 'birth_date'],
    ['28706310112358', 'birth_date'],
    ['28702290112358', 'birth_date'],
    ['28706050512358', 'governorate'],
    ['28706050012358', 'governorate'],
    ['28706059912358', 'governorate'],
  ])('refuses %j by its %s', (given, why) => {
    expect(readNationalId(given, today)).toEqual({ ok: false, why });
  });

  test('knows leap years: 29 February 1988 and 2000 were days, 1900 was not', () => {
    expect(readNationalId('28802290112358', today)).toMatchObject({ birthDate: '1988-02-29' });
    expect(readNationalId('30002290112358', today)).toMatchObject({ birthDate: '2000-02-29' });
    expect(readNationalId('20002290112358', today)).toEqual({ ok: false, why: 'birth_date' });
  });

  test('accepts a birth today and refuses one tomorrow', () => {
    expect(readNationalId('32607010112358', today).ok).toBe(true);
    expect(readNationalId('32607020112358', today)).toEqual({ ok: false, why: 'birth_date' });
    expect(readNationalId('32607020112358', '2026-07-02').ok).toBe(true);
  });

  test('does not judge the check digit, whose algorithm is unpublished', () => {
    for (const last of '0123456789') {
      expect(readNationalId(sound.slice(0, 13) + last, today).ok).toBe(true);
    }
  });

  test('reads back every well-formed number, and its parts', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2026-07-01'),
      noInvalidDate: true,
    });
    const code = fc.constantFrom(...(Object.keys(governoratesOfBirth) as ['01']));
    fc.assert(
      fc.property(day, code, fc.stringMatching(/^[0-9]{5}$/), (born, governorate, rest) => {
        const birthDate = born.toISOString().slice(0, 10);
        const century = birthDate.startsWith('19') ? '2' : '3';
        const id = century + birthDate.slice(2).replaceAll('-', '') + governorate + rest;
        expect(readNationalId(id, today)).toEqual({
          ok: true,
          id,
          birthDate,
          governorate: governoratesOfBirth[governorate],
          sex: '13579'.includes(rest[3]!) ? 'male' : 'female',
        });
      }),
    );
  });
});

test('the table has the 27 governorates, each once, and abroad', () => {
  const values = Object.values(governoratesOfBirth);
  expect(new Set(values).size).toBe(28);
  expect(values.filter((code) => /^EG-[A-Z]{1,3}$/.test(code))).toHaveLength(27);
});
