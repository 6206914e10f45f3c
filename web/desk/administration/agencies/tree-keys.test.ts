import { expect, test } from 'vitest';
import { moveInTree } from './tree-keys.ts';

const row = (code: string, level: number, childCount: number, opened = false) => ({
  ...{ agency: { code, childCount }, level, opened },
});
const rows = [
  row('cabinet', 1, 2, true),
  row('gov-bns', 2, 5, true),
  row('gov-bns-lu-naser', 3, 0),
  row('gov-is', 2, 5),
];

test('up and down stop at the ends, and Home and End go there', () => {
  expect(moveInTree('ArrowDown', rows, 3, false)).toEqual({ kind: 'go', to: 3 });
  expect(moveInTree('ArrowUp', rows, 0, false)).toEqual({ kind: 'go', to: 0 });
  expect(moveInTree('End', rows, 0, false)).toEqual({ kind: 'go', to: 3 });
});

test('the arrow inward opens and then enters, the one outward closes and then leaves', () => {
  expect(moveInTree('ArrowRight', rows, 3, false)).toEqual({ kind: 'expand', code: 'gov-is' });
  expect(moveInTree('ArrowRight', rows, 1, false)).toEqual({ kind: 'go', to: 2 });
  expect(moveInTree('ArrowRight', rows, 2, false)).toBeNull();
  expect(moveInTree('ArrowLeft', rows, 1, false)).toEqual({ kind: 'collapse', code: 'gov-bns' });
  expect(moveInTree('ArrowLeft', rows, 2, false)).toEqual({ kind: 'go', to: 1 });
  expect(moveInTree('ArrowLeft', rows, 3, false)).toEqual({ kind: 'go', to: 0 });
});

test('in Arabic inward is on the left', () => {
  expect(moveInTree('ArrowLeft', rows, 3, true)).toEqual({ kind: 'expand', code: 'gov-is' });
  expect(moveInTree('ArrowRight', rows, 1, true)).toEqual({ kind: 'collapse', code: 'gov-bns' });
  expect(moveInTree('x', rows, 1, true)).toBeNull();
});
