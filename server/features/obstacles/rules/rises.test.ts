import { expect, test } from 'vitest';
import { levelTime } from './rises.ts';

/** Agency 4 below 3 below 1: a day after the head's time to 3, three days after it to 1. */
const rises = [
  { overdue: 420, levelId: 3 },
  { overdue: 1260, levelId: 1 },
];

test('the head has the time of every obstacle, and the first step comes so long after it', () => {
  expect(levelTime(rises, 4, [3, 1], 840)).toEqual({
    answer: 840,
    rise: { after: 1260, levelId: 3 },
  });
});

test('each level above has the time between its step and the next, and the top keeps it', () => {
  expect(levelTime(rises, 3, [1], 840)).toEqual({ answer: 840, rise: { after: 840, levelId: 1 } });
  expect(levelTime(rises, 1, [], 840)).toEqual({ answer: 840, rise: null });
});

test('a level that no step leads to, because somebody passed it up, has the time of every obstacle', () => {
  const skipping = [{ overdue: 0, levelId: 1 }];
  expect(levelTime(skipping, 3, [1], 840)).toEqual({
    answer: 840,
    rise: { after: 840, levelId: 1 },
  });
});
