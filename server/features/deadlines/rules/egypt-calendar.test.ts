import { describe, expect, test } from 'vitest';
import { egyptCalendar, publicHolidays } from './egypt-calendar.ts';
import { addWorkingTime, compileCalendar } from './working-time.ts';

describe('publicHolidays', () => {
  test('has the fixed days, the Coptic ones and every day of the feasts, once and in order', () => {
    expect(publicHolidays([2026])).toEqual([
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

  test('has a feast of several days whole over a change of clocks', () => {
    // clocks went forward on the night before 28 April 2023
    expect(publicHolidays([2023])).toEqual(
      expect.arrayContaining(['2023-04-21', '2023-04-22', '2023-04-23', '2023-04-25']),
    );
  });

  test('has both of two feasts of breaking the fast in one year', () => {
    const days = publicHolidays([2033]);
    expect(days).toEqual(expect.arrayContaining(['2033-01-02', '2033-12-23', '2033-12-25']));
  });

  test('for several years is each year by itself, in whatever order they are asked', () => {
    const together = publicHolidays([2027, 2025, 2026]);
    expect(together).toEqual([2025, 2026, 2027].flatMap((year) => publicHolidays([year])));
    expect(publicHolidays([])).toEqual([]);
  });

  test('has days of the years asked only, also for a feast that reaches into the next', () => {
    for (let year = 1970; year <= 2076; year++) {
      const days = publicHolidays([year]);
      expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true);
      expect(days.length).toBeGreaterThanOrEqual(14);
    }
  });

  test.each([1969, 2077, 2026.5])('throws for %s, of which no feasts are known', (year) => {
    expect(() => publicHolidays([year])).toThrow(RangeError);
  });
});

describe('egyptCalendar', () => {
  const compiled = compileCalendar(egyptCalendar([2026]), '2026-01-01', '2026-12-31');

  test('works Sunday to Thursday from 08:00 to 15:00, by the clock of the season', () => {
    expect(addWorkingTime(compiled, new Date('2026-02-05T12:00:00Z'), 120)).toEqual(
      new Date('2026-02-08T07:00:00Z'),
    );
    expect(addWorkingTime(compiled, new Date('2026-07-09T11:00:00Z'), 120)).toEqual(
      new Date('2026-07-12T06:00:00Z'),
    );
  });

  test('rests on a public holiday', () => {
    expect(addWorkingTime(compiled, new Date('2026-07-22T11:00:00Z'), 120)).toEqual(
      new Date('2026-07-26T06:00:00Z'),
    );
  });
});
