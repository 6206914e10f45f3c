import { expect, test } from 'vitest';
import { between, pointIn, withMeasure } from './draw.ts';

const box = { left: 100, top: 50, width: 500, height: 250 };

test('a rectangle is the same whichever corner was first, and ends where the photo does', () => {
  const [one, other] = [pointIn(box, { x: 150, y: 75 }), pointIn(box, { x: 900, y: 175 })];
  expect(between(one, other)).toEqual({ x: 100, y: 100, width: 900, height: 400 });
  expect(between(other, one)).toEqual(between(one, other));
});

test('a tap draws nothing', () => {
  expect(between({ x: 5, y: 5 }, { x: 9, y: 400 })).toBeNull();
});

test('a measure that would leave the photo is kept within it', () => {
  const place = { x: 400, y: 400, width: 300, height: 300 };
  expect(withMeasure(place, 'x', 900)).toMatchObject({ x: 900, width: 100 });
  expect(withMeasure(place, 'height', 5000)).toMatchObject({ height: 600 });
  expect(withMeasure(place, 'width', -4)).toMatchObject({ width: 1 });
});
