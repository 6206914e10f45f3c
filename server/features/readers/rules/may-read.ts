import { type Acting, holdingFor, seesOwn } from '../../rights/index.ts';

/** What decides who may read a complaint. */
export type Holders = {
  readonly holderPath: string;
  readonly judgePath: string | null;
  /** Of the agencies that held it before, as the tree is now. */
  readonly earlierPaths: readonly string[];
  readonly registeredBy: string | null;
};

/**
 * Whether somebody may read a complaint: the same rule as that of the queries which load through the one
 * who acts, for where one complaint has many readers at once. A test holds the two against each other.
 */
export function mayRead(acting: Acting, holders: Holders): boolean {
  if (acting.kind !== 'staff') return false;
  const own = holders.registeredBy === acting.staffId && seesOwn(acting);
  return own || reachedPath(acting, holders) !== null;
}

/**
 * The agency somebody works for who reads a complaint: that of the role by which they reach it, or, of
 * what they registered themselves, the first they have a role at. Null for whoever has none at all.
 */
export function actsAs(acting: Acting, holders: Holders): number | null {
  if (acting.kind !== 'staff') return null;
  const path = reachedPath(acting, holders);
  const holding = path === null ? undefined : holdingFor(acting, 'readComplaints', path);
  return (holding ?? acting.holdings[0])?.agencyId ?? null;
}

function reachedPath(acting: Acting, holders: Holders): string | null {
  const { holderPath, judgePath, earlierPaths } = holders;
  const paths = [holderPath, ...(judgePath === null ? [] : [judgePath]), ...earlierPaths];
  return paths.find((path) => holdingFor(acting, 'readComplaints', path) !== null) ?? null;
}

/** The ids of the agencies at which a role could reach one of these paths: they stand in the paths. */
export function agenciesOnTheWay({ holderPath, judgePath, earlierPaths }: Holders): number[] {
  const paths = [holderPath, judgePath ?? '', ...earlierPaths];
  const ids = paths.flatMap((path) => path.split('/')).filter((id) => id !== '');
  return [...new Set(ids.map(Number))];
}
