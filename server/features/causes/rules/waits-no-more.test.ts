import { verbs } from '@insaf/contract/complaint-lifecycle.ts';
import { expect, test } from 'vitest';
import { waitsNoMore } from './waits-no-more.ts';

test('a complaint waits for the reply of its cause until it is answered or ends', () => {
  expect(verbs.filter(waitsNoMore).sort()).toEqual([
    ...['answer', 'dismiss', 'join', 'lapse', 'withdraw'],
  ]);
});
