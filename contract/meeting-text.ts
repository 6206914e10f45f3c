import type { Finding } from './findings.ts';
import type { Review, ReviewPeriod } from './review.ts';

/*
 * The text of a meeting's points, in which figures stay live: `{cohort.received}` is the number of those
 * received. The same for the page on which they are written, the papers, and what is frozen.
 */

/** What went well, what stood in the way, and what the committee recommends · الإيجابيات، المعوقات، التوصيات. */
export const meetingSides = ['well', 'obstacle', 'recommendation'] as const;
export type MeetingSide = (typeof meetingSides)[number];

export const mostPoints = 200;

/**
 * A number that a text can name; a share is of 1, null where there is nothing to take it of, and a `tenth` is
 * said with one decimal.
 */
export type LiveFigure =
  | { readonly is: 'count' | 'tenth'; readonly value: number }
  | { readonly is: 'share'; readonly value: number | null }
  | { readonly is: 'day'; readonly value: string };
export type LiveFigures = ReadonlyMap<string, LiveFigure>;

const prefixes = { now: '', before: 'before.', lastYear: 'last_year.' } as const;

/** The counts of a review that a text can name besides those that are 0 and left out of it. */
export type FigureNames = {
  readonly cohort: readonly string[];
  readonly events: readonly string[];
  readonly standing: readonly string[];
};

/** Every figure of a review by its code: `cohort.received`, `before.events.answered`, `rate.verified.referred`. */
export function figuresOfReview(
  review: Pick<Review, 'now' | 'before' | 'lastYear'>,
  names: FigureNames,
): Map<string, LiveFigure> {
  const found = new Map<string, LiveFigure>();
  for (const [period, prefix] of Object.entries(prefixes) as [keyof typeof prefixes, string][]) {
    const counts = review[period];
    for (const basis of ['cohort', 'events', 'standing'] as const) {
      for (const name of names[basis]) {
        found.set(`${prefix}${basis}.${name}`, {
          is: 'count',
          value: countOf(counts, basis, name),
        });
      }
    }
    for (const { figure, of, numerator, denominator } of counts.rates) {
      const value = denominator === 0 ? null : numerator / denominator;
      found.set(`${prefix}rate.${figure}.${of}`, { is: 'share', value });
    }
  }
  return found;
}

function countOf(period: ReviewPeriod, basis: keyof FigureNames, name: string): number {
  return (period[basis] as Readonly<Record<string, number>>)[name] ?? 0;
}

/** With those of the finding that a text rewords, as `finding.<name>`. */
export function withFinding(figures: LiveFigures, finding: Finding | undefined): LiveFigures {
  if (finding === undefined) return figures;
  const found = new Map(figures);
  for (const [name, value] of Object.entries(finding.numbers)) {
    found.set(`finding.${name}`, { is: kindOf(name), value });
  }
  for (const [name, value] of Object.entries(finding.days)) {
    found.set(`finding.${name}`, { is: 'day', value });
  }
  return found;
}

const tenths = ['wait', 'waitBefore', 'expected', 'times'];

/** What kind of number a finding says under a name. */
export function kindOf(name: string): 'count' | 'share' | 'tenth' {
  if (name.startsWith('share')) return 'share';
  return tenths.includes(name) ? 'tenth' : 'count';
}

const placeholder = /\{([^{}]*)\}/g;

/** How a figure is said in a language. */
export type SayFigure = (figure: LiveFigure) => string;

/** A text with its figures in their places, and the codes that name none, which stay as they were typed. */
export function fill(
  text: string,
  figures: LiveFigures,
  sayFigure: SayFigure,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const filled = text.replace(placeholder, (typed, code: string) => {
    const figure = figures.get(code.trim());
    if (figure !== undefined) return sayFigure(figure);
    unknown.push(code);
    return typed;
  });
  return { text: filled, unknown };
}

/**
 * A text with each code as people know the figure, `{الوارد}` for `{cohort.received}`, or the other way round;
 * what has no other name stays as it was typed.
 */
export function renamed(text: string, otherOf: (name: string) => string | undefined): string {
  return text.replace(placeholder, (typed, name: string) => {
    const other = otherOf(name.trim());
    return other === undefined ? typed : `{${other}}`;
  });
}

/** What a point is, wherever it is kept. */
type Point = { readonly finding: string | null };

/**
 * The points in their order, then, where none of them names it, each finding as it was drawn up.
 *
 * @param toPoint what a finding that nobody touched is shown as
 */
export function withUntouched<P extends Point>(
  points: readonly P[],
  findings: readonly Finding[],
  toPoint: (finding: Finding) => P,
): P[] {
  const touched = new Set(points.flatMap(({ finding }) => finding ?? []));
  const untouched = findings
    .filter(({ key }) => !touched.has(key))
    .toSorted((one, other) => other.weight - one.weight);
  return [...points, ...untouched.map(toPoint)];
}
