/** WGS 84 degrees. */
type Point = { readonly lat: number; readonly lon: number };

/** The map is parted into squares of a two-hundredth of a degree; the index of complaints is by them. */
const perDegree = 200;
const metresPerDegree = 111_195;

export type Squares = {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly box: { south: number; north: number; west: number; east: number };
};

/**
 * The squares that a circle touches, by their two numbers, and the box around it. Beyond 85 degrees of
 * latitude, where squares become slivers, the box is no wider than at 85.
 */
export function squaresAround({ lat, lon }: Point, metres: number): Squares {
  const up = metres / metresPerDegree;
  const shrinks = Math.cos((Math.min(Math.abs(lat), 85) * Math.PI) / 180);
  const aside = up / shrinks;
  const box = { south: lat - up, north: lat + up, west: lon - aside, east: lon + aside };
  return {
    rows: numbersBetween(box.south, box.north),
    columns: numbersBetween(box.west, box.east),
    box,
  };
}

function numbersBetween(from: number, to: number): number[] {
  const first = Math.floor(from * perDegree);
  const last = Math.floor(to * perDegree);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
