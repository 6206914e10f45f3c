import { expect, test } from 'vitest';
import { words } from '../../../platform/words.ts';
import type { Digest } from './digest.ts';
import { letterPage } from './letter-page.ts';
import { letterText } from './letter-text.ts';
import { sayDigest } from './say-digest.ts';

const agency = { ar: 'وحدة "ناصر" <img src=x>', en: 'Naser & <b>unit</b>' };
const digest: Digest = {
  parts: [
    {
      agency: { ar: 'المحافظة', en: 'Governorate' },
      sections: [
        {
          ...{ key: 'overdue', count: 200, more: true, path: '/desk?overdue=true&agency=gov' },
          lines: [
            {
              ...{ number: '482915073364', obstacle: null, path: '/desk/complaints/482915073364' },
              ...{ subject: { ar: 'نظافة', en: 'Waste' }, confidential: false, agency, day: null },
              time: { late: true, minutes: 1260, dayMinutes: 420 },
            },
          ],
        },
      ],
    },
  ],
  own: [],
};
const letter = (language: 'ar' | 'en') =>
  sayDigest(digest, {
    ...{ language, say: words(language), name: '<script>alert(1)</script>', day: '2026-11-22' },
    ...{ standsInFor: ['<i>منى</i>'], home: 'https://insaf.example' },
    stop: 'https://insaf.example/digest/AbC',
  });

test('names from the tree and of people are text on the page, whatever stands in them', () => {
  for (const language of ['ar', 'en'] as const) {
    const page = letterPage(letter(language));
    expect(page).not.toMatch(/<img|<script|<b>|<i>/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('overdue=true&amp;agency=gov');
  }
});

test('nothing is fetched when it is read, and each link leads to the installation', () => {
  const page = letterPage(letter('ar'));
  expect(page).not.toMatch(/<[^>]*\ssrc=|url\(|@import|<link/);
  const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!);
  expect(addresses).toHaveLength(4);
  expect(addresses.filter((each) => !each.startsWith('https://insaf.example/'))).toEqual([]);
});

test('a number keeps its order between words of the other direction, on the page and in the text', () => {
  expect(letterPage(letter('ar'))).toContain('<bdi dir="ltr">4829\u00a01507\u00a03364</bdi>');
  expect(letterText(letter('ar'))).toContain('\u20664829\u00a01507\u00a03364\u2069');
});

test('more than was counted is told as that', () => {
  expect(letter('ar').subject).toBe('عملك اليوم: أكثر من 200 متأخرة');
  expect(letter('en').subject).toBe('Your work today: more than 200 overdue');
});
