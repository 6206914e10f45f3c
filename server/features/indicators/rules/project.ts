/*
 * What is to come, from what came: a rate, and how far months stray from it. Closed, so that everybody who
 * reckons it gets the same numbers (docs/figures.md, "Annual indicators").
 */

/** What came of so much exposure: days, complaints, or what came in the same month of the year before. */
export type Seen = Coming & { readonly count: number };
export type Coming = {
  readonly exposure: number;
  /** How likely one unit of what stands behind it counts, by the rate: 0 of what has no upper bound. */
  readonly chance: number;
};

export type Projection = {
  readonly rate: number;
  readonly mean: number;
  /** Widened for how few months told how far they stray. */
  readonly variance: number;
};

/** Months of which less than this is to be expected say nothing about straying. */
const fewestExpected = 1;

/**
 * @param seen month by month
 * @param coming what is still exposed
 */
export function project(seen: readonly Seen[], coming: readonly Coming[]): Projection {
  const exposed = sum(seen, ({ exposure }) => exposure);
  const counted = sum(seen, ({ count }) => count);
  if (exposed <= 0) return { rate: 0, mean: 0, variance: 0 };
  const rate = counted / exposed;
  // Of none that were seen it does not follow that there never will be one.
  const careful = (counted + 0.5) / exposed;
  const noise = ({ exposure, chance }: Coming) =>
    careful * exposure * Math.max(0.05, 1 - careful * chance);
  const telling = seen.filter(({ exposure }) => careful * exposure >= fewestExpected);
  const freedom = Math.max(1, telling.length - 1);
  const astray = telling.map((month) => ({
    by: month.count - rate * month.exposure,
    noise: noise(month),
  }));
  const straying = Math.max(strayingOf(astray), strayingOf(pairsOf(astray)));
  const rest = sum(coming, ({ exposure }) => exposure);
  const ofRate = sum(seen, noise) / exposed ** 2;
  const widened = straying * (studentFor(freedom) / fourOfFive) ** 2;
  return {
    ...{ rate, mean: rate * rest },
    variance: Math.max(1, widened) * (sum(coming, noise) + rest ** 2 * ofRate),
  };
}

type Astray = { readonly by: number; readonly noise: number };

/** How many times further months lie from the rate than chance alone would have them. */
function strayingOf(months: readonly Astray[]): number {
  return sum(months, ({ by, noise }) => by ** 2 / noise) / Math.max(1, months.length - 1);
}

/** Each month with the next: where one that strays takes the next along, the rest of the year strays more. */
function pairsOf(months: readonly Astray[]): Astray[] {
  return months.slice(1).map((month, at) => ({
    by: months[at]!.by + month.by,
    noise: months[at]!.noise + month.noise,
  }));
}

/** So many standard deviations to each side hold four of five. */
export const fourOfFive = 1.2816;

/** The same by Student, where so many months less one told of the deviation. */
function studentFor(freedom: number): number {
  return student[Math.min(freedom, student.length) - 1]!;
}
const student = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363];

export function sum<Each>(list: readonly Each[], of: (each: Each) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}
