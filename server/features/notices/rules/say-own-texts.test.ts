import { expect, test } from 'vitest';
import { compiledText } from './check-notice-text.ts';
import { ownTextKey, sayOwn } from './say-own-texts.ts';

const standard = (key: string) => `standard ${key}`;
const own = new Map([
  [ownTextKey('ar', 'asked', 'sms'), compiledText('نسأل عن {number}', 'ar')],
  [ownTextKey('ar', 'closed', 'sms'), compiledText('{gone}', 'ar')],
]);

test('own words are said in their language, and standard ones everywhere else', () => {
  const params = { number: '12' };
  expect(sayOwn(own, 'ar', standard)('notices.asked.sms', params)).toBe('نسأل عن 12');
  expect(sayOwn(own, 'en', standard)('notices.asked.sms', params)).toBe(
    'standard notices.asked.sms',
  );
  expect(sayOwn(own, 'ar', standard)('notices.asked.text', params)).toBe(
    'standard notices.asked.text',
  );
});

test('an own text that cannot be filled in any more gives way to the standard one', () => {
  expect(sayOwn(own, 'ar', standard)('notices.closed.sms', {})).toBe('standard notices.closed.sms');
});
