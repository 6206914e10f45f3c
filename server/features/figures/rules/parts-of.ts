import { type FigurePart, type KeptPart, valueOfParts } from '@insaf/contract/figures.ts';
import type { Contributions } from './contributions.ts';
import { type Part, partOf } from './sums.ts';

/*
 * By what a complaint is told apart: by each of its parts and, at agencies that stand high, by each pair and
 * each triple of them. What it is about can change on its way; the rest it has from the beginning.
 */

export type Parts = {
  /** What every agency keeps. */
  readonly single: readonly Part[];
  /** What agencies that stand high keep: the same, and pairs. */
  readonly pairs: readonly Part[];
  /** What those that stand highest keep: the same, and triples. */
  readonly triples: readonly Part[];
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
  const single = [partOf('all', ''), ...values.map((value) => together([value]))];
  const pairs = [...single, ...pairsOf(values).map(together)];
  const triples = [...pairs, ...triplesOf(values).map(together)];
  const abouts = new Map<number | null, Parts>();
  const of: PartsOfComplaint = {
    given: { single, pairs, triples },
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
  const single = [together([category])];
  const pairs = [...single, ...values.map((other) => together([category, other]))];
  const triples = [...pairs, ...pairsOf(values).map((others) => together([category, ...others]))];
  return { single, pairs, triples };
}

/** In the order of the vocabulary, which is that of the values. */
const together = (values: readonly Value[]): Part =>
  partOf(
    values.map(([name]) => name).join('+') as KeptPart,
    valueOfParts(values.map(([, value]) => value)),
  );

const pairsOf = (values: readonly Value[]): Value[][] =>
  values.flatMap((one, index) => values.slice(index + 1).map((other) => [one, other]));

const triplesOf = (values: readonly Value[]): Value[][] =>
  values.flatMap((one, index) =>
    pairsOf(values.slice(index + 1)).map((others) => [one, ...others]),
  );
