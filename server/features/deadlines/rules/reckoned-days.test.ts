import { describe, expect, test } from 'vitest';
import { publicHolidays, ramadans } from './reckoned-days.ts';

const daysOf = (country: string, years: number[]) =>
  publicHolidays(country, years).map(({ day }) => day);

describe('publicHolidays', () => {
  test('has the fixed days, the Coptic ones and every day of the feasts, once and in order', () => {
    expect(daysOf('EG', [2026])).toEqual([
      '2026-01-07', // Coptic Christmas
      '2026-01-25',
      '2026-03-20', // Eid al-Fitr
      '2026-03-21',
      '2026-03-22',
      '2026-04-13', // Sham El Nessim, the day after Coptic Easter
      '2026-04-25',
      '2026-05-01',
      '2026-05-27', // Eid al-Adha
      '2026-05-28',
      '2026-05-29',
      '2026-05-30',
      '2026-06-16', // Islamic new year
      '2026-06-30',
      '2026-07-23',
      '2026-08-25', // the Prophet's birthday
      '2026-10-06',
    ]);
  });

  test('names each in both languages, and two on one day together', () => {
    const names = new Map(publicHolidays('EG', [2026]).map(({ day, name }) => [day, name]));
    expect(names.get('2026-05-01')).toEqual({ ar: 'يوم العمال', en: 'Labour Day' });
    expect(names.get('2026-01-25')).toEqual({
      ar: 'عيد الشرطة وعيد ثورة 25 يناير',
      en: 'National Police Day, Revolution Day 2011',
    });
  });

  test('has a feast of several days whole over a change of clocks', () => {
    // clocks went forward on the night before 28 April 2023
    expect(daysOf('EG', [2023])).toEqual(
      expect.arrayContaining(['2023-04-21', '2023-04-22', '2023-04-23', '2023-04-25']),
    );
  });

  test('has both of two feasts of breaking the fast in one year', () => {
    const days = daysOf('EG', [2033]);
    expect(days).toEqual(expect.arrayContaining(['2033-01-02', '2033-12-23', '2033-12-25']));
  });

  test('for several years is each year by itself, in whatever order they are asked', () => {
    const together = publicHolidays('EG', [2027, 2025, 2026]);
    expect(together).toEqual([2025, 2026, 2027].flatMap((year) => publicHolidays('EG', [year])));
    expect(publicHolidays('EG', [])).toEqual([]);
  });

  test('has days of the years asked only, also for a feast that reaches into the next', () => {
    for (let year = 1970; year <= 2076; year++) {
      const days = daysOf('EG', [year]);
      expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true);
      expect(days.length).toBeGreaterThanOrEqual(14);
    }
  });

  test('is of whichever country is asked, and of none that nobody knows', () => {
    expect(daysOf('MA', [2026])).toContain('2026-07-30');
    expect(daysOf('ZZ', [2026])).toEqual([]);
  });

  test.each([1969, 2077, 2026.5])('throws for %s, of which no feasts are known', (year) => {
    expect(() => publicHolidays('EG', [year])).toThrow(RangeError);
    expect(() => ramadans([year])).toThrow(RangeError);
  });
});

describe('ramadans', () => {
  test('end on the day before the feast of the same reckoning', () => {
    for (let year = 1971; year <= 2076; year++) {
      const feasts = daysOf('EG', [year, Math.min(year + 1, 2076)]);
      for (const { firstDay, lastDay } of ramadans([year])) {
        const days = (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000 + 1;
        expect([29, 30]).toContain(days);
        const next = new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);
        if (next.startsWith(String(year))) expect(feasts).toContain(next);
      }
    }
  });

  test('are those that have a day in the years: two in one, and one over the turn of the year', () => {
    expect(ramadans([2026])).toEqual([{ firstDay: '2026-02-18', lastDay: '2026-03-19' }]);
    expect(ramadans([2030])).toEqual([
      { firstDay: '2030-01-05', lastDay: '2030-02-03' },
      { firstDay: '2030-12-26', lastDay: '2031-01-23' },
    ]);
    expect(ramadans([2031]).map(({ firstDay }) => firstDay)).toEqual(['2030-12-26', '2031-12-15']);
  });
});
