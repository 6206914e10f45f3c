import { expect, test } from 'vitest';
import { readRange } from './range.ts';

test.each([
  [undefined, 'all'],
  ['', 'all'],
  ['bytes=0-99', { from: 0, to: 99 }],
  ['bytes=10-10', { from: 10, to: 10 }],
  ['bytes=10-', { from: 10, to: 99 }],
  ['bytes=90-5000', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-5000', { from: 0, to: 99 }],
  ['bytes=-0', 'none'],
  ['bytes=100-', 'none'],
  ['bytes=99999999999999-', 'none'],
  ['bytes=20-10', 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['lines=0-1', 'all'],
  ['bytes=a-b', 'all'],
])('%j of 100 bytes is %j', (header, range) => {
  expect(readRange(header, 100)).toEqual(range);
});
