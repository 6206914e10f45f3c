import type { Rectangle } from '@insaf/contract/redaction.ts';

type Point = { readonly x: number; readonly y: number };
type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
type Place = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>;

/** Smaller than this, in thousandths, is a tap and no rectangle. */
const least = 10;

const within = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value));

/** A point of the window as parts of a thousand of a photo that lies there. */
export function pointIn(box: Box, { x, y }: Point): Point {
  return {
    x: within(Math.round(((x - box.left) * 1000) / box.width), 0, 1000),
    y: within(Math.round(((y - box.top) * 1000) / box.height), 0, 1000),
  };
}

/** The rectangle between two corners, whichever was first; null for a tap. */
export function between(one: Point, other: Point): Place | null {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  return width < least || height < least ? null : { x, y, width, height };
}

/** A rectangle with one measure set, moved or made smaller so that it stays within the photo. */
export function withMeasure(place: Place, name: keyof Place, value: number): Place {
  const size = name === 'width' || name === 'height';
  const set = { ...place, [name]: within(Math.round(value), size ? 1 : 0, size ? 1000 : 999) };
  return {
    ...set,
    width: Math.min(set.width, 1000 - set.x),
    height: Math.min(set.height, 1000 - set.y),
  };
}
