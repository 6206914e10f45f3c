import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { compileLayers } from '../../deadlines/index.ts';
import { workedDays } from './worked-days.ts';

const zone = 'Africa/Cairo';
const epoch = Temporal.PlainDate.from('2000-01-01');
const numberOf = (day: string) => epoch.until(Temporal.PlainDate.from(day)).days;
const dayOf = (at: number) =>
  numberOf(
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
  );

test('Fridays, Saturdays and holidays are no working days, the first day is not counted', async () => {
  const { between } = workedDays(await compileLayers([], zone, 2026), dayOf);
  const days = (from: string, to: string) => between(numberOf(from), numberOf(to));
  // Sunday 5 July to Thursday 9 July, and to the Sunday after
  expect(days('2026-07-05', '2026-07-05')).toBe(0);
  expect(days('2026-07-05', '2026-07-09')).toBe(4);
  expect(days('2026-07-05', '2026-07-11')).toBe(4);
  expect(days('2026-07-05', '2026-07-12')).toBe(5);
  expect(days('2026-07-12', '2026-07-05')).toBe(0);
  // 23 July, a Thursday, is the day of the revolution
  expect(days('2026-07-22', '2026-07-23')).toBe(0);
});
