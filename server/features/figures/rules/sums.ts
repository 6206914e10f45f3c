import type { FigureReach, FigureSpan, KeptPart } from '@insaf/contract/figures.ts';
import { monthOf } from './days.ts';
import {
  dayOfSlot,
  figureOfSlot,
  figures,
  packDays,
  slotOf,
  slots,
  unpackDays,
} from './packed-days.ts';

/*
 * Sums that are being made, of one of the two tables. What is added is only noted, one number each; it is
 * added up when rows are made of it.
 */

export type Sum = {
  readonly agencyId: number;
  readonly reach: FigureReach;
  readonly part: KeptPart;
  readonly value: string;
  readonly span: FigureSpan;
  /** The day, or the first of the month, in days since 2000. */
  readonly start: number;
  /** The figures that are not none: the place of each in its vocabulary, with its count after it. */
  readonly counts: readonly number[];
  /** The days within a month, packed; null where each day has a row of its own. */
  readonly days: readonly number[] | null;
};

/** What something is told apart by. */
export type Part = {
  readonly name: KeptPart;
  readonly value: string;
  readonly key: string;
};

export const partOf = (name: Part['name'], value: string): Part => ({
  ...{ name, value },
  key: `${name} ${value}`,
});

/** What was added in a month: slots, or below zero those that were taken off; or, when many, counts by slot. */
type Added = number[] | Int32Array;

type Cell = {
  readonly agencyId: number;
  readonly reach: FigureReach;
  readonly part: Part;
  /** By the first day of each month. */
  readonly months: Map<number, Added>;
};

export class Sums {
  readonly #cells = new Map<number, Map<string, Cell>>();
  #size = 0;

  /** How many cells' months there are: as good as how many rows they will be. */
  get size(): number {
    return this.#size;
  }

  /** Where figures of an agency and part are added. */
  cell(agencyId: number, reach: FigureReach, part: Part): Cell {
    const place = agencyId * 2 + (reach === 'own' ? 0 : 1);
    let parts = this.#cells.get(place);
    if (parts === undefined) {
      parts = new Map();
      this.#cells.set(place, parts);
    }
    let cell = parts.get(part.key);
    if (cell === undefined) {
      cell = { agencyId, reach, part, months: new Map() };
      parts.set(part.key, cell);
    }
    return cell;
  }

  /** Adds a figure of a day to a cell once, or takes it off once. */
  add({ months }: Cell, day: number, figure: number, once: 1 | -1): void {
    const start = monthStart(day);
    const slot = slotOf(day - start, figure);
    const added = months.get(start);
    if (added === undefined) {
      this.#size += 1;
      months.set(start, [once === 1 ? slot : -1 - slot]);
    } else if (added instanceof Int32Array) {
      added[slot]! += once;
    } else {
      added.push(once === 1 ? slot : -1 - slot);
      if (added.length === slots) months.set(start, addUp(added));
    }
  }

  /**
   * Rows of all that was added, but for those that sum to nothing: agency by agency, and as good as in the
   * order of their keys.
   */
  *rows(): Generator<Sum> {
    const places = [...this.#cells].sort(([one], [other]) => one - other);
    for (const [, parts] of places) {
      const cells = [...parts].sort(([one], [other]) => (one < other ? -1 : 1));
      for (const [, cell] of cells) {
        for (const start of [...cell.months.keys()].sort((a, b) => a - b)) {
          yield* rowsOf(cell, start);
        }
      }
    }
  }
}

const starts = new Map<number, number>();
function monthStart(day: number): number {
  let start = starts.get(day);
  if (start === undefined) {
    start = monthOf(day);
    starts.set(day, start);
  }
  return start;
}

function addUp(added: readonly number[]): Int32Array {
  const counts = new Int32Array(slots);
  for (const each of added) {
    if (each < 0) counts[-1 - each]! -= 1;
    else counts[each]! += 1;
  }
  return counts;
}

function* rowsOf({ agencyId, reach, part, months }: Cell, start: number): Generator<Sum> {
  const counted = countsOf(months.get(start)!);
  if (counted.length === 0) return;
  const { name, value } = part;
  const row = (span: FigureSpan, from: number, counts: number[], days: number[] | null): Sum => ({
    ...{ agencyId, reach, part: name, value, span, start: from, counts, days },
  });
  if (name !== 'all') {
    yield row('month', start, figuresOf(counted), packDays(counted));
    return;
  }
  for (let at = 0; at < counted.length; ) {
    const day = dayOfSlot(counted[at]!);
    const counts: number[] = [];
    for (; at < counted.length && dayOfSlot(counted[at]!) === day; at += 2) {
      counts.push(figureOfSlot(counted[at]!), counted[at + 1]!);
    }
    yield row('day', start + day, counts, null);
  }
  const counts = figuresOf(counted);
  if (counts.length > 0) yield row('month', start, counts, null);
}

const ofMonth = new Int32Array(figures);

/** The figures of all days together that are not none, each with its count after it. */
function figuresOf(counted: readonly number[]): number[] {
  for (let at = 0; at < counted.length; at += 2) {
    ofMonth[figureOfSlot(counted[at]!)]! += counted[at + 1]!;
  }
  const counts: number[] = [];
  for (let at = 0; at < counted.length; at += 2) {
    const figure = figureOfSlot(counted[at]!);
    if (ofMonth[figure] !== 0) counts.push(figure, ofMonth[figure]!);
    ofMonth[figure] = 0;
  }
  return counts;
}

/** The slots that do not sum to nothing, ascending, each with its sum after it. */
function countsOf(added: Added): number[] {
  if (added instanceof Int32Array) {
    return [...added].flatMap((count, slot) => (count === 0 ? [] : [slot, count]));
  }
  for (const each of added) {
    if (each < 0) addOnce(-1 - each, -1);
    else addOnce(each, 1);
  }
  return takeUsed();
}

/** The days of two lists together, packed. */
export function mergeDays(one: readonly number[], other: readonly number[]): number[] {
  for (const packed of [one, other]) {
    for (const [slot, count] of unpackDays(packed)) addOnce(slot, count);
  }
  return packDays(takeUsed());
}

/** One table of all slots, of which only those that are used are looked at and cleared. */
const sums = new Int32Array(slots);
const isUsed = new Uint8Array(slots);
let used: number[] = [];

function addOnce(slot: number, count: number): void {
  sums[slot]! += count;
  if (isUsed[slot] === 1) return;
  isUsed[slot] = 1;
  used.push(slot);
}

function takeUsed(): number[] {
  const taken: number[] = [];
  for (const slot of used.sort((a, b) => a - b)) {
    if (sums[slot] !== 0) taken.push(slot, sums[slot]!);
    sums[slot] = 0;
    isUsed[slot] = 0;
  }
  used = [];
  return taken;
}
