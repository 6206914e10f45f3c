import { type Holding, isWithin } from '../../rights/index.ts';
import { isWork } from './work.ts';

/** The roles with which somebody works at one agency and, where they reach it, below. */
export type Part = { readonly agencyId: number; readonly holdings: readonly Holding[] };

/**
 * The parts of somebody's digest, an agency each. What lies below an agency that they reach is in its part,
 * so that no complaint stands in two.
 *
 * @param atWork ids of the agencies that work that day
 */
export function partsOf(holdings: readonly Holding[], atWork: ReadonlySet<number>): Part[] {
  const held = holdings.filter(({ agencyId }) => atWork.has(agencyId));
  const working = held.filter(isWork);
  const tops = working.filter(
    ({ path }) => !working.some((other) => other.path !== path && reaches(other, path)),
  );
  const agencyIds = [...new Set(tops.map(({ agencyId }) => agencyId))];
  return agencyIds.map((agencyId) => {
    const at = tops.filter((top) => top.agencyId === agencyId);
    return { agencyId, holdings: held.filter(({ path }) => at.some((top) => reaches(top, path))) };
  });
}

function reaches({ path, reach }: Holding, other: string): boolean {
  return reach === 'below' ? isWithin(other, path) : path === other;
}
