import type { Grey } from './blurred-planes.ts';

/** Pixels a side of the squares that are looked at. */
const square = 4;
/** A square is plain when no two of its pixels differ by more levels. */
const levels = 1;
/** Surroundings are plain when at least this share of their squares is. */
const share = 0.35;
/** Surroundings reach at least so many pixels from the point. */
const least = 24;

/**
 * Tells whether a point lies in plain surroundings: the drawn parts of a screenshot (bars, buttons, chat
 * bubbles, a camera's stamp), a white sheet, an overexposed sky. What is found there is alike on many
 * different photos. The answer takes the same time however far `reach` (pixels) goes.
 */
export function plainAreas(grey: Grey): (x: number, y: number, reach: number) => boolean {
  const columns = Math.floor(grey.width / square);
  const rows = Math.floor(grey.height / square);
  // sums[(row, column)]: plain squares above and to the left
  const sums = new Uint32Array((columns + 1) * (rows + 1));
  const at = (row: number, column: number) => row * (columns + 1) + column;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[at(row + 1, column + 1)] =
        sums[at(row, column + 1)]! +
        sums[at(row + 1, column)]! -
        sums[at(row, column)]! +
        (isPlainSquare(grey, column * square, row * square) ? 1 : 0);
    }
  }
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return (x, y, reach) => {
    const far = Math.max(least, reach);
    const left = within(Math.floor((x - far) / square), columns);
    const right = within(Math.ceil((x + far) / square), columns);
    const top = within(Math.floor((y - far) / square), rows);
    const bottom = within(Math.ceil((y + far) / square), rows);
    const plain =
      sums[at(bottom, right)]! -
      sums[at(top, right)]! -
      sums[at(bottom, left)]! +
      sums[at(top, left)]!;
    return plain >= share * (right - left) * (bottom - top);
  };
}

function isPlainSquare({ width, pixels }: Grey, left: number, top: number): boolean {
  let lowest = 255;
  let highest = 0;
  for (let y = top; y < top + square; y++) {
    for (let i = y * width + left; i < y * width + left + square; i++) {
      const tone = pixels[i]!;
      if (tone < lowest) lowest = tone;
      if (tone > highest) highest = tone;
    }
  }
  return highest - lowest <= levels;
}
