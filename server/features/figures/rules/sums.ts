import type { FigurePart, FigureReach, FigureSpan } from '@insaf/contract/figures.ts';
import { monthOf } from './days.ts';
import { dayOfSlot, figureOfSlot, packDays, slotOf, slots, unpackDays } from './packed-days.ts';

/*
 * Sums that are being made, of one of the two tables. What is added is only noted, one number each; it is
 * added up when rows are made of it.
 */

export type Sum = {
  readonly agencyId: number;
  readonly reach: FigureReach;
  readonly part: FigurePart;
  readonly value: string;
  readonly span: FigureSpan;
  /** The day, or the first of the month, in days since 2000. */
  readonly start: number;
  /** By the place of the figure in its vocabulary. */
  readonly counts: Int32Array;
  /** The days within a month, packed; null where each day has a row of its own. */
  readonly days: readonly number[] | null;
};

/** What something is told apart by. */
export type Part = { readonly name: FigurePart; readonly value: string; readonly key: string };

export const partOf = (name: FigurePart, value: string): Part => ({
  ...{ name, value },
  key: `${name} ${value}`,
});

type Cell = {
  readonly agencyId: number;
  readonly reach: FigureReach;
  readonly part: Part;
  /** By the first day of each month, what was added: a slot, or below zero what was taken off. */
  readonly months: Map<number, number[]>;
};

export class Sums {
  readonly #cells = new Map<number, Map<string, Cell>>();

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

  /** Rows of all that was added, in no order, but for those that sum to nothing. */
  *rows(figures: number): Generator<Sum> {
    for (const parts of this.#cells.values()) {
      for (const cell of parts.values()) {
        for (const [start, added] of cell.months) yield* rowsOf(cell, start, added, figures);
      }
    }
  }
}

/** Adds a figure of a day once, or takes it off once. */
export function addTo({ months }: Cell, day: number, figure: number, once: 1 | -1): void {
  const start = monthStart(day);
  let added = months.get(start);
  if (added === undefined) {
    added = [];
    months.set(start, added);
  }
  const slot = slotOf(day - start, figure);
  added.push(once === 1 ? slot : -1 - slot);
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

function* rowsOf(cell: Cell, start: number, added: readonly number[], figures: number) {
  const { agencyId, reach, part } = cell;
  const counted = addUp(added);
  if (counted.length === 0) return;
  const { name, value } = part;
  const row = { agencyId, reach, part: name, value };
  const month = new Int32Array(figures);
  for (const [slot, count] of counted) month[figureOfSlot(slot)]! += count;
  if (name !== 'all') {
    yield { ...row, span: 'month', start, counts: month, days: packDays(counted) } as const;
    return;
  }
  for (const [day, of] of Map.groupBy(counted, ([slot]) => dayOfSlot(slot))) {
    const counts = new Int32Array(figures);
    for (const [slot, count] of of) counts[figureOfSlot(slot)] = count;
    yield { ...row, span: 'day', start: start + day, counts, days: null } as const;
  }
  if (month.some((count) => count !== 0)) {
    yield { ...row, span: 'month', start, counts: month, days: null } as const;
  }
}

/** One table of all slots, of which only those that are used are ever looked at and cleared. */
const counts = new Int32Array(slots);
const isUsed = new Uint8Array(slots);

/** Slots that do not sum to nothing with their sums, ascending. */
function addUp(added: readonly number[]): [slot: number, count: number][] {
  const used: number[] = [];
  for (const each of added) {
    const slot = each < 0 ? -1 - each : each;
    counts[slot]! += each < 0 ? -1 : 1;
    if (isUsed[slot] === 0) {
      isUsed[slot] = 1;
      used.push(slot);
    }
  }
  return takeUsed(used);
}

/** The days of two lists together, packed. */
export function mergeDays(one: readonly number[], other: readonly number[]): number[] {
  const used: number[] = [];
  for (const packed of [one, other]) {
    for (const [slot, count] of unpackDays(packed)) {
      counts[slot]! += count;
      if (isUsed[slot] === 0) {
        isUsed[slot] = 1;
        used.push(slot);
      }
    }
  }
  return packDays(takeUsed(used));
}

function takeUsed(used: number[]): [slot: number, count: number][] {
  const taken: [number, number][] = [];
  for (const slot of used.sort((a, b) => a - b)) {
    if (counts[slot] !== 0) taken.push([slot, counts[slot]!]);
    counts[slot] = 0;
    isUsed[slot] = 0;
  }
  return taken;
}
