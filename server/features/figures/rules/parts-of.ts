import { type FigurePart, type KeptPart, valueOfPair } from '@insaf/contract/figures.ts';
import type { Contributions } from './contributions.ts';
import { type Part, partOf } from './sums.ts';

/*
 * By what a complaint is told apart: by each of its parts and, at agencies that stand high, by each pair of
 * them. What it is about can change on its way; the rest it has from the beginning.
 */

export type Parts = {
  /** What every agency keeps. */
  readonly single: readonly Part[];
  /** What agencies that stand high keep: the same, and pairs. */
  readonly high: readonly Part[];
};

export type PartsOfComplaint = {
  /** All but those that tell what it is about. */
  readonly given: Parts;
  /** Those that tell what it is about, by the id of its category. */
  readonly about: (categoryId: number | null) => Parts;
};

type Given = Pick<Contributions, 'channel' | 'kind' | 'placeId' | 'initiativeId'>;

const known = new Map<string, PartsOfComplaint>();
const mostKnown = 50_000;

/** The parts of a complaint. Few are filed within an initiative: what is within none is what is left. */
export function partsOf({ channel, kind, placeId, initiativeId }: Given): PartsOfComplaint {
  const key = `${channel} ${kind} ${placeId} ${initiativeId}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const values: Value[] = [
    ['channel', channel],
    ['kind', kind],
    ['place', placeId === null ? '' : String(placeId)],
    ...(initiativeId === null ? [] : [['initiative', String(initiativeId)] as const]),
  ];
  const single = [partOf('all', ''), ...values.map(([name, value]) => partOf(name, value))];
  const pairs = values.flatMap((one, index) =>
    values.slice(index + 1).map((other) => pairOf(one, other)),
  );
  const abouts = new Map<number | null, Parts>();
  const of: PartsOfComplaint = {
    given: { single, high: [...single, ...pairs] },
    about: (categoryId) => {
      let parts = abouts.get(categoryId);
      if (parts === undefined) {
        parts = partsAbout(['category', categoryId === null ? '' : String(categoryId)], values);
        abouts.set(categoryId, parts);
      }
      return parts;
    },
  };
  if (known.size > mostKnown) known.clear();
  known.set(key, of);
  return of;
}

type Value = readonly [name: Exclude<FigurePart, 'all'>, value: string];

function partsAbout(category: Value, values: readonly Value[]): Parts {
  const single = [partOf(...category)];
  return { single, high: [...single, ...values.map((other) => pairOf(category, other))] };
}

/** In the order of the vocabulary, which is that of `values`. */
const pairOf = ([one, value]: Value, [other, otherValue]: Value): Part =>
  partOf(`${one}+${other}` as KeptPart, valueOfPair(value, otherValue));
