import { expect, test } from 'vitest';
import { stackLabels } from './stack-labels.ts';

const label = (x: number, top: number) => ({ x, top, width: 60, height: 20 });

test('labels that do not touch stay where they are', () => {
  expect(stackLabels([label(0, 0), label(100, 0), label(0, 60)])).toEqual([0, 0, 0]);
});

test('of labels of one place the first stays, and the others stand below it in their order', () => {
  expect(stackLabels([label(0, 0), label(5, 0), label(-5, 0)])).toEqual([0, 23, 46]);
});

test('the higher one stays, whichever was drawn first', () => {
  expect(stackLabels([label(0, 12), label(10, 0)])).toEqual([11, 0]);
});

test('one that moves does not come to lie on a third', () => {
  const moved = stackLabels([label(0, 0), label(0, 4), label(40, 26)]);
  expect(moved).toEqual([0, 19, 20]);
});
