import { expect, test } from 'vitest';
import { isForeign } from './foreign-requests.ts';

const home = 'https://insaf.example';
const cookie = 'insaf.session_token=x';
const host = 'insaf.example';
const foreign = (headers: Record<string, string>, method = 'POST') =>
  isForeign({ method, headers: { host, ...headers } }, home);

test.each([
  ['of this site, as the browser says', { cookie, 'sec-fetch-site': 'same-origin' }],
  ['that the person began by themselves', { cookie, 'sec-fetch-site': 'none' }],
  ['of an older browser, by its origin', { cookie, origin: home }],
  ['of an old telephone, by the page it came from', { cookie, referer: `${home}/file/what` }],
  ['of a program without a cookie', {}],
  [
    'with a bearer token, from wherever',
    { authorization: 'Bearer x', 'sec-fetch-site': 'cross-site' },
  ],
  [
    'at the address that was asked, behind no proxy',
    { cookie, host: '10.0.0.5:3000', origin: 'http://10.0.0.5:3000' },
  ],
])('a request is taken: %s', (_, headers) => {
  expect(foreign(headers)).toBe(false);
});

test.each([
  ['of another site', { cookie, 'sec-fetch-site': 'cross-site' }],
  ['of another host of the same domain', { cookie, 'sec-fetch-site': 'same-site' }],
  ['of another site that signs somebody in', { 'sec-fetch-site': 'cross-site' }],
  ['of another origin', { cookie, origin: 'https://evil.example' }],
  ['of an origin that begins like ours', { cookie, origin: 'https://insaf.example.evil.example' }],
  ['of our name without encryption', { cookie, origin: 'http://insaf.example' }],
  ['of a page in a sandbox', { cookie, origin: 'null' }],
  [
    'of a page elsewhere, by an old telephone',
    { cookie, referer: 'https://evil.example/insaf.example' },
  ],
  ['that says nothing and brings a cookie', { cookie }],
  ['with a cookie and another kind of authorization', { cookie, authorization: 'Basic eDp5' }],
])('a request is refused: %s', (_, headers) => {
  expect(foreign(headers)).toBe(true);
});

test('to read is nobody’s harm, wherever the link stood', () => {
  expect(foreign({ cookie, 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(false);
});
