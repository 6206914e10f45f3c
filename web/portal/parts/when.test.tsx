import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Day, Until, When } from './when.tsx';

/** Sunday 5 July 2026, 23:30 in Cairo. */
const now = '2026-07-05T20:30:00Z';
const frameIn = (language: 'ar' | 'en', digits: 'latn' | 'arab' = 'latn') => ({
  ...{ language, digits, now },
  zone: 'Africa/Cairo',
});
const words = (element: React.ReactElement) =>
  renderToStaticMarkup(element).replaceAll(/<[^>]+>/g, '');

describe('a time is said as people say it', () => {
  test.each([
    ['2026-07-05T05:00:00Z', 'Today', 'اليوم'],
    ['2026-07-04T20:59:00Z', 'Yesterday', 'أمس'],
    ['2026-07-05T21:05:00Z', 'Tomorrow', 'غدًا'],
    ['2026-07-11T09:00:00Z', 'In 6 days', 'خلال 6 أيام'],
    ['2026-07-12T09:00:00Z', '12 July', '12 يوليو'],
    ['2025-07-01T09:00:00Z', '1 July 2025', '1 يوليو 2025'],
  ])('%s is %s, by the calendar of the zone', (at, english, arabic) => {
    expect(words(<When at={at} frame={frameIn('en')} />)).toBe(english);
    expect(words(<When at={at} frame={frameIn('ar')} />)).toBe(arabic);
  });

  test('with the time of day, in the digits that were chosen, and exactly in its title', () => {
    const shown = <When at="2026-07-05T07:05:00Z" frame={frameIn('ar', 'arab')} clock />;
    expect(words(shown)).toContain('١٠:٠٥');
    const html = renderToStaticMarkup(<When at="2026-07-05T07:05:00Z" frame={frameIn('en')} />);
    expect(html).toContain('dateTime="2026-07-05T07:05:00Z"');
    expect(html).toContain('title="Sunday, 5 July 2026 at 10:05"');
  });
});

test('until when is said with the day’s name, and within a week how far it is', () => {
  const until = (at: string) => words(<Until at={at} frame={frameIn('en')} />);
  expect(until('2026-07-07T07:00:00Z')).toBe('Tuesday 7 July · in 2 days');
  expect(until('2026-08-04T07:00:00Z')).toBe('Tuesday 4 August');
});

test('a day without a time is that day in every zone', () => {
  const far = { ...frameIn('en'), zone: 'Pacific/Kiritimati' };
  expect(words(<Day day="2026-09-15" frame={far} />)).toBe('Tuesday 15 September');
});
