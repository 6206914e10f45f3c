import type { Indicator } from '@insaf/contract/indicators.ts';

/** A target that an agency has itself; null of a value: it was taken back. */
export type TargetLine = {
  readonly indicator_id: number;
  readonly agency_id: number;
  readonly value: number | null;
  readonly set_at: Date;
  readonly staff_id: string | null;
};

/**
 * The target that holds for an agency: its own, or the nearest above it. A number is one agency's: what a
 * governorate is to do in a year is not what each of its units is to do.
 *
 * @param path ids from the root to the agency
 */
export function targetFor(
  lines: readonly TargetLine[],
  path: readonly number[],
  { denominator }: Pick<Indicator, 'denominator'>,
): TargetLine | null {
  const within = denominator === null ? path.slice(-1) : path;
  for (const id of within.toReversed()) {
    const line = lines.find(({ agency_id, value }) => agency_id === id && value !== null);
    if (line !== undefined) return line;
  }
  return null;
}

/** What would hold if it had none of its own. */
export function targetAbove(
  lines: readonly TargetLine[],
  path: readonly number[],
  indicator: Pick<Indicator, 'denominator'>,
): TargetLine | null {
  return indicator.denominator === null ? null : targetFor(lines, path.slice(0, -1), indicator);
}

/** The ids of a path, from the root on: `/1/4/19/`. */
export const idsOf = (path: string): number[] => path.split('/').filter(Boolean).map(Number);
