import { expect, test } from 'vitest';
import { fitLabels } from './fit-labels.ts';

const view = { width: 360, height: 300 };
const label = (x: number, y: number, rank = 0, width = 60) => ({ x, y, width, height: 20, rank });

test('labels that do not touch are all drawn', () => {
  expect(fitLabels([label(60, 100), label(200, 100), label(60, 200)], view)).toEqual([0, 1, 2]);
});

test('of two that touch, the more important is drawn, whichever was given first', () => {
  expect(fitLabels([label(100, 100, 1), label(120, 105, 0)], view)).toEqual([1]);
  expect(fitLabels([label(100, 100, 0), label(120, 105, 1)], view)).toEqual([0]);
});

test('of two equals that touch, the first is drawn', () => {
  expect(fitLabels([label(100, 100), label(120, 105)], view)).toEqual([0]);
});

test('a label that would be cut off is not drawn and takes no room', () => {
  expect(fitLabels([label(20, 100), label(40, 100)], view)).toEqual([1]);
  expect(fitLabels([label(100, 15), label(100, 40)], view)).toEqual([1]);
});

test('a long name keeps a short one away that would fit beside a shorter name', () => {
  expect(fitLabels([label(120, 100, 0, 200), label(190, 100)], view)).toEqual([0]);
  expect(fitLabels([label(100, 100, 0, 60), label(190, 100)], view)).toEqual([0, 1]);
});

test('no more are drawn than asked for', () => {
  const row = [label(50, 50), label(150, 50), label(250, 50)];
  expect(fitLabels(row, view, [], 2)).toEqual([0, 1]);
});

test('no label lies under what stands in the view already', () => {
  const marker = { start: 90, end: 130, top: 60, bottom: 110 };
  expect(fitLabels([label(100, 100), label(250, 100)], view, [marker])).toEqual([1]);
});
