import { isWithin } from '../../rights/index.ts';

/** An agency of the tree. */
type Level = { readonly id: number; readonly path: string };

/**
 * The agencies that an obstacle can go to from one, the nearest first: itself, and all above it.
 *
 * @param path of ids: `/1/4/19/`
 */
export function levelsFrom(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number).toReversed();
}

/**
 * To whose head an obstacle goes: the nearest where somebody can decide it, so that none lies where nobody
 * looks. Where nobody can anywhere, the first, for whoever comes to it.
 *
 * @param deciders ids of agencies where somebody can decide
 */
export function firstLevel(path: string, deciders: ReadonlySet<number>): number {
  const levels = levelsFrom(path);
  return levels.find((id) => deciders.has(id)) ?? levels[0]!;
}

/** To whose head it goes up from a level; null where nobody stands above. */
export function levelAbove(path: string, deciders: ReadonlySet<number>): number | null {
  return (
    levelsFrom(path)
      .slice(1)
      .find((id) => deciders.has(id)) ?? null
  );
}

/** Whether a complaint's agency is one whose obstacles hold it: the obstacle's own, or one below. */
export function isOf(agency: Level, holderPath: string): boolean {
  return isWithin(holderPath, agency.path);
}
