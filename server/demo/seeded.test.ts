import { describe, expect, test } from 'vitest';
import { randomOf } from './seeded.ts';

describe('seeded chance', () => {
  test('the same name gives the same draws, another name gives others', () => {
    const draws = (...name: (string | number)[]) => {
      const random = randomOf(...name);
      return Array.from({ length: 50 }, () => random.next());
    };
    expect(draws('s', 'photo', 1)).toEqual(draws('s', 'photo', 1));
    expect(draws('s', 'photo', 1)).not.toEqual(draws('s', 'photo', 2));
    expect(draws('s', 1, 12)).not.toEqual(draws('s', 11, 2));
  });

  test('draws are spread evenly and weights are kept', () => {
    const random = randomOf('spread');
    const tenths = new Array<number>(10).fill(0);
    const drawn = { a: 0, b: 0, never: 0 };
    for (let i = 0; i < 20_000; i++) {
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      drawn[random.weighted({ a: 3, b: 1, never: 0 })]++;
    }
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
    expect(drawn.never).toBe(0);
    expect(Math.abs(drawn.a / drawn.b - 3)).toBeLessThan(0.25);
  });

  test('a sample never holds the same thing twice', () => {
    const random = randomOf('sample');
    for (let i = 0; i < 200; i++) {
      const sample = random.sample([1, 2, 3, 4, 5], 3);
      expect(new Set(sample).size).toBe(3);
    }
    expect(random.sample([1, 2], 9)).toHaveLength(2);
  });
});
