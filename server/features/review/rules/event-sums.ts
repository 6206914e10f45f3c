import { eventFigures } from '@insaf/contract/figures.ts';
import {
  agencyOf,
  type DayEvent,
  dayOfNumber,
  monthOf,
  numberOfDay,
  type Stand,
  weightAt,
} from '../../figures/index.ts';
import type { ReviewPart } from './filters.ts';
import type { Scan, ScannedRow } from './scan.ts';

/** What happened to a complaint, and its parts but for what it was about, which each event tells. */
export type Happened = {
  readonly events: readonly DayEvent[];
  readonly values: { readonly [part in Exclude<ReviewPart, 'category'>]: string };
};

/** Sums of events that are added complaint by complaint, as the kept sums have them. */
export class EventSums {
  readonly #scan: Scan;
  readonly #keys: readonly string[];
  readonly #cells: ReadonlyMap<
    number,
    readonly { readonly key: number; readonly under: boolean }[]
  >;
  /** For each of `bys`, by value and label: the figures of each key, one after the other. */
  readonly #sums: readonly Map<string, Map<string, Int32Array>>[];
  readonly #labels = new Map<number, readonly string[]>();
  readonly #weights = new Map<Stand, Map<Stand | null, readonly Weight[]>>();

  constructor(scan: Scan) {
    this.#scan = scan;
    this.#keys = [...new Set(scan.cells.map(({ key }) => key))];
    const cells = scan.cells.map(({ key, agencyId, reach }) => ({
      ...{ agencyId, key: this.#keys.indexOf(key), under: reach === 'under' },
    }));
    this.#cells = Map.groupBy(cells, ({ agencyId }) => agencyId);
    this.#sums = scan.bys.map(() => new Map());
  }

  add({ events, values }: Happened): void {
    const { bys, filters } = this.#scan;
    for (const { day, figure, stand, other } of events) {
      const labels = this.#labelsOf(day);
      if (labels.length === 0) continue;
      const category = stand.categoryId === null ? '' : String(stand.categoryId);
      if (filters.category?.includes(category) === false) continue;
      const place = placeOf.get(figure)!;
      // Within a category, what was about something else before came from nowhere.
      const alike = other?.categoryId === stand.categoryId ? other : null;
      for (const [no, by] of bys.entries()) {
        const from = by === 'category' || filters.category !== undefined ? alike : other;
        const value = by === null ? '' : by === 'category' ? category : values[by];
        for (const [key, weight] of this.#weightsOf(stand, from)) {
          for (const label of labels) {
            this.#sumsOf(no, value, label)[key * eventFigures.length + place]! += weight;
          }
        }
      }
    }
  }

  rows(): ScannedRow[] {
    const rows: ScannedRow[] = [];
    for (const [by_no, values] of this.#sums.entries()) {
      for (const [value, labels] of values) {
        for (const [label, sums] of labels) {
          for (const [no, key] of this.#keys.entries()) {
            const of = sums.subarray(no * eventFigures.length, (no + 1) * eventFigures.length);
            if (of.every((sum) => sum === 0)) continue;
            const named = eventFigures.map((figure, place) => [figure, of[place]!]);
            rows.push({ ...Object.fromEntries(named), key, label, value, by_no });
          }
        }
      }
    }
    return rows;
  }

  #sumsOf(no: number, value: string, label: string): Int32Array {
    const byValue = this.#sums[no]!;
    let byLabel = byValue.get(value);
    if (byLabel === undefined) {
      byLabel = new Map();
      byValue.set(value, byLabel);
    }
    let sums = byLabel.get(label);
    if (sums === undefined) {
      sums = new Int32Array(this.#keys.length * eventFigures.length);
      byLabel.set(label, sums);
    }
    return sums;
  }

  /** Under what a day is counted, once for each stretch that it lies in. */
  #labelsOf(day: number): readonly string[] {
    let labels = this.#labels.get(day);
    if (labels === undefined) {
      const { stretches, byStart } = this.#scan;
      const within = stretches.filter(({ span, first, last }) => {
        const start = span === 'month' ? monthOf(day) : day;
        return start >= numberOfDay(first) && start <= numberOfDay(last);
      });
      labels = within.map(({ label }) => (byStart ? dayOfNumber(day) : label));
      this.#labels.set(day, labels);
    }
    return labels;
  }

  /** At which keys an event counts, and how often. */
  #weightsOf(stand: Stand, other: Stand | null): readonly Weight[] {
    let byOther = this.#weights.get(stand);
    if (byOther === undefined) {
      byOther = new Map();
      this.#weights.set(stand, byOther);
    }
    let weights = byOther.get(other);
    if (weights === undefined) {
      weights = this.#weigh(stand, other);
      byOther.set(other, weights);
    }
    return weights;
  }

  #weigh(stand: Stand, other: Stand | null): Weight[] {
    const at = agencyOf(stand.path);
    const weights = new Map<number, number>();
    for (const id of stand.path.slice(1, -1).split('/').map(Number)) {
      for (const { key, under } of this.#cells.get(id) ?? []) {
        const weight = weightAt(id, under ? 'under' : 'own', at, other);
        weights.set(key, (weights.get(key) ?? 0) + weight);
      }
    }
    return [...weights].filter(([, weight]) => weight !== 0);
  }
}

type Weight = readonly [key: number, weight: number];

const placeOf = new Map(eventFigures.map((figure, place) => [figure, place]));
