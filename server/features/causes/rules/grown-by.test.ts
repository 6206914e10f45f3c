import { expect, test } from 'vitest';
import { grownBy } from './grown-by.ts';

const complaint = { number: '2', leading_number: '1' };

test('a complaint that joins another makes the circle of that one grow', () => {
  expect(grownBy({ verb: 'join', complaint })).toBe('1');
});

test('a complaint that goes on after it waited is looked at itself', () => {
  expect(grownBy({ verb: 'supply', complaint })).toBe('2');
  expect(grownBy({ verb: 'returnReply', complaint })).toBe('2');
});

test('no other move makes a circle grow', () => {
  expect(grownBy({ verb: 'release', complaint })).toBeNull();
  expect(grownBy({ verb: 'prioritise', complaint })).toBeNull();
});
