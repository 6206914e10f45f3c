/*
 * What the papers of a review are made of, with every word and number as it is printed. The templates
 * (typst-parts.ts) draw them; nothing here is read as Typst.
 */

/** A line of a horizontal bar chart; `share` from 0 to 1 of the width. */
export type Bar = {
  readonly name: string;
  readonly count: string;
  readonly note: string;
  readonly share: number;
};

/** One of the four figures with what it is of. */
export type Tile = {
  readonly name: string;
  readonly meaning: string;
  readonly count: string;
  readonly rates: readonly {
    readonly name: string;
    readonly rate: string;
    readonly of: string;
    readonly share: number;
  }[];
  /** The same rates of earlier periods, in their order. */
  readonly earlier: readonly { readonly name: string; readonly rates: readonly string[] }[];
};

export type HeadCell = { readonly text: string; readonly across?: number; readonly down?: number };

export type TableRow = {
  readonly name: string;
  /** Under the name, quieter. */
  readonly beside: string | null;
  readonly cells: readonly string[];
  readonly strong: boolean;
  /** Part of the row above it. */
  readonly inner: boolean;
};

export type Table = {
  readonly is: 'table';
  /** Rows of the head; the first cell of the first heads the names. */
  readonly head: readonly (readonly HeadCell[])[];
  /** Of each column in fractions of the width, that of the names first. */
  readonly widths: readonly number[];
  readonly rows: readonly TableRow[];
  /** The last column is a sentence, not a number. */
  readonly closing: boolean;
};

/** Bars side by side over time, all on one scale. */
export type Course = {
  readonly name: string;
  readonly bars: readonly number[];
  readonly ticks: readonly { readonly text: string; readonly share: number }[];
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly total: string;
};

export type Block =
  | Table
  | { readonly is: 'tiles'; readonly tiles: readonly Tile[] }
  | { readonly is: 'bars'; readonly bars: readonly Bar[] }
  | { readonly is: 'courses'; readonly across: number; readonly courses: readonly Course[] }
  | { readonly is: 'balance'; readonly parts: readonly BalancePart[] }
  | { readonly is: 'points'; readonly points: readonly NumberedPoint[] }
  | { readonly is: 'note'; readonly text: string };

/** A point of a list, with its number as it is printed. */
export type NumberedPoint = { readonly number: string; readonly text: string };

/** `sign` stands before the count: open at the start + came − left = open at the end. */
export type BalancePart = {
  readonly name: string;
  readonly count: string;
  readonly sign: string | null;
};

export type Section = {
  readonly title: string;
  /** On which of the two bases it is counted, or nothing. */
  readonly basis: string | null;
  readonly blocks: readonly Block[];
  /** Begins a page. */
  readonly apart: boolean;
};

export const note = (text: string): Block => ({ is: 'note', text });

/** A scale that ends at a round number with a round half: 2, 4, 6, 8, 10, 20, 40 … */
export function roundScale(most: number): number {
  let power = 1;
  for (;;) {
    for (const step of [2, 4, 6, 8, 10]) if (most <= step * power) return step * power;
    power *= 10;
  }
}
