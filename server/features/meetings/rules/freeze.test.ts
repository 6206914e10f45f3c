import { createHash } from 'node:crypto';
import type { FrozenReview } from '@insaf/contract/meetings.ts';
import { isCanonicalJson } from 'insaf-verify/canonical-json.ts';
import { expect, test } from 'vitest';
import { freeze } from './freeze.ts';

const review = { format: 'insaf-review-1', closedBy: 'منى', points: [] } as unknown as FrozenReview;

test('the same review has one text, whatever the order of its members', () => {
  const other = Object.fromEntries(Object.entries(review).reverse()) as FrozenReview;
  expect(freeze(other)).toEqual(freeze(review));
  expect(isCanonicalJson(freeze(review).text)).toBe(true);
});

test('the hash is the SHA-256 of the text in UTF-8, which anybody can compute', () => {
  const { text, sha256 } = freeze(review);
  expect(sha256).toBe(createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex'));
});

test('what has no value is left out rather than refused', () => {
  const narrowed = { ...review, asked: { category: undefined } } as unknown as FrozenReview;
  expect(freeze(narrowed).text).toContain('"asked":{}');
});
