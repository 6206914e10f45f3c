/** A measurement that the bench can make, and what it found. One measurement a file. */

export type Goal =
  /** Of the value itself, in its unit. */
  | { readonly of: 'value'; readonly below: number }
  | { readonly of: 'value'; readonly atLeast: number }
  /** Of the value over its ceiling. */
  | { readonly of: 'ratio'; readonly atLeast: number }
  | { readonly of: 'ratio'; readonly below: number };

export type Result = {
  readonly name: string;
  readonly unit: string;
  /** The median of the rounds. */
  readonly value: number;
  /** The lowest and the highest round. */
  readonly spread: readonly [number, number];
  /** What the machine allows, by the median of the same rounds; null where nothing stands beside it. */
  readonly ceiling: number | null;
  readonly ceilingSpread: readonly [number, number] | null;
  /** The median of each round's own ratio: what slows a round down slows both. */
  readonly ratio: number | null;
  readonly goal: Goal | null;
  readonly met: boolean | null;
  /** How many complaints the database held at the end; null where it does not matter. */
  readonly complaints: number | null;
};

export type Options = {
  readonly rounds: number;
  /** How long each part of a round is measured. */
  readonly seconds: number;
  readonly say: (line: string) => void;
};

export type Measurement = (options: Options) => Promise<Result[]>;

/** What the rounds of one measurement found. */
export type Rounds = {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** Of the same rounds in the same order. */
  readonly ceilings?: readonly number[];
  readonly goal?: Goal;
  readonly complaints?: number;
};

/** One line of the table: medians of the rounds, their spread, and whether the goal is met. */
export function resultOf({ name, unit, values, ceilings, goal, complaints }: Rounds): Result {
  const value = median(values);
  const ratio = ceilings ? median(values.map((each, round) => each / ceilings[round]!)) : null;
  return {
    name,
    unit,
    value,
    spread: spread(values),
    ceiling: ceilings ? median(ceilings) : null,
    ceilingSpread: ceilings ? spread(ceilings) : null,
    ratio,
    goal: goal ?? null,
    met: goal === undefined ? null : isMet(goal, value, ratio),
    complaints: complaints ?? null,
  };
}

function isMet(goal: Goal, value: number, ratio: number | null): boolean {
  const measured = goal.of === 'ratio' ? ratio : value;
  if (measured === null) return false;
  return 'below' in goal ? measured < goal.below : measured >= goal.atLeast;
}

/** @throws RangeError when there are none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no rounds');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function spread(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
