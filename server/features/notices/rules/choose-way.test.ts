import { expect, test } from 'vitest';
import { chooseWays } from './choose-way.ts';

const mobile = '+201001234567';
const landline = '+20233334444';
const email = 'mona@example.com';

test.each([
  [
    'a mobile and an address, short messages preferred',
    { noticeBy: 'sms', phone: mobile, email },
    ['sms', 'email'],
  ],
  [
    'a mobile and an address, e-mail preferred',
    { noticeBy: 'email', phone: mobile, email },
    ['email', 'sms'],
  ],
  ['e-mail preferred and no address', { noticeBy: 'email', phone: mobile }, ['sms']],
  [
    'short messages preferred and a landline',
    { noticeBy: 'sms', phone: landline, email },
    ['email'],
  ],
  ['a landline alone', { noticeBy: 'sms', phone: landline }, []],
  ['a mobile abroad', { noticeBy: 'sms', phone: '+4915123456789' }, ['sms']],
  ['neither', { noticeBy: 'sms' }, []],
  ['both, and the wish not to be told', { noticeBy: 'none', phone: mobile, email }, []],
] as const)('with %s', (_, addresses, ways) => {
  expect(chooseWays(addresses)).toEqual(ways);
});
