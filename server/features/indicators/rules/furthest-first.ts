import type { Measured } from '@insaf/contract/indicators.ts';

/** The furthest behind its target first; those without one last, the most complaints first. */
export function furthestFirst(
  one: Pick<Measured, 'gap' | 'now'>,
  other: Pick<Measured, 'gap' | 'now'>,
): number {
  if (one.gap !== null && other.gap !== null) {
    return one.gap - other.gap || weight(other) - weight(one);
  }
  if (one.gap !== null) return -1;
  return other.gap !== null ? 1 : weight(other) - weight(one);
}

const weight = ({ now }: Pick<Measured, 'now'>) => now.denominator ?? now.numerator;
