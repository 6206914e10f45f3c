import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generationOf } from '../../server/platform/keys/generation.ts';
import { keyedHash } from './hashed.ts';
import { progressOn } from './progress.ts';
import { ratesOf } from './summary.ts';
import { isoOf } from './tables.ts';

/* What is done here more quickly than by who it is taken from comes out the same. */

test('a time is written as programs write it', () => {
  const years = { min: new Date('1960-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z') };
  const times = fc.date({ ...years, noInvalidDate: true });
  fc.assert(fc.property(times, (time) => isoOf(time) === time.toISOString()));
});

test('a person is found by what a generation of keys hashes', () => {
  const bytes = randomBytes(64);
  const [own, quick] = [generationOf(1, 1, bytes), keyedHash(bytes.subarray(32))];
  for (const value of ['+201012345678', 'منى@مثال.مصر', '']) {
    expect(quick('phone', value)).toEqual(own.hash('phone', value));
  }
  expect(quick('email', '1')).not.toEqual(own.hash('phone', '1'));
});

test('at the end each part of the work has its share, and all of it its rate', () => {
  let now = 0;
  const progress = progressOn({ isTerminal: false, now: () => now, write: () => undefined });
  for (const [what, seconds] of [
    ['complaints', 9],
    ['indexes', 3],
  ] as const) {
    progress.begin(what, 1);
    now += seconds * 1000;
    progress.end();
  }
  expect(ratesOf(4000, progress)).toEqual([
    '20,000 complaints a minute, with all:',
    ...['  75.0 % complaints', '  25.0 % indexes'],
  ]);
});
