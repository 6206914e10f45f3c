import type { MeetingDifference } from '@insaf/contract/meetings.ts';

/** One number of a review as a line of a list (review's `linesOf`). */
export type NumberLine = {
  readonly part: string;
  readonly code: string;
  readonly name_ar: string;
  readonly name_en: string;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly figure: string;
  readonly count: number;
};

/**
 * The numbers of two countings of one period that are not the same, those of the whole first and then by how
 * far they lie apart, and how many are the same. A number that is left out is 0.
 */
export function differencesOf(
  then: readonly NumberLine[],
  now: readonly NumberLine[],
): { readonly same: number; readonly differences: MeetingDifference[] } {
  const pairs = new Map<string, { line: NumberLine; was: number; now: number }>();
  for (const [when, lines] of [
    ['was', then],
    ['now', now],
  ] as const) {
    for (const line of lines) {
      const key = keyOf(line);
      const pair = pairs.get(key) ?? { line, was: 0, now: 0 };
      pairs.set(key, { ...pair, [when]: line.count });
    }
  }
  const all = [...pairs.values()];
  const apart = all.filter((pair) => pair.was !== pair.now);
  return {
    same: all.length - apart.length,
    differences: apart.toSorted(furthestFirst).map(({ line, ...counts }) => ({
      ...{ part: line.part, code: line.code, nameAr: line.name_ar, nameEn: line.name_en },
      ...{ from: line.from, to: line.to },
      ...{ basis: line.basis as MeetingDifference['basis'], figure: line.figure },
      ...counts,
    })),
  };
}

const keyOf = ({ part, code, from, to, basis, figure }: NumberLine) =>
  [part, code, from, to, basis, figure].join('\n');

type Pair = { readonly line: NumberLine; readonly was: number; readonly now: number };

function furthestFirst(one: Pair, other: Pair): number {
  const whole = ({ line }: Pair) => (line.part === 'whole' ? 0 : 1);
  const apart = ({ was, now }: Pair) => Math.abs(now - was);
  return whole(one) - whole(other) || apart(other) - apart(one);
}
