import { type Acting, holdingFor, isWithin, type Staff } from '../../rights/index.ts';

type Place = { readonly path: string; readonly reach: 'below' | 'alone' };

/**
 * Whether somebody may arrange who stands in for a person: the person, and whoever stands at the head of
 * every agency where the person works, by a role of their own.
 */
export function mayLend(acting: Staff, of: string, roles: readonly Place[]): boolean {
  if (acting.staffId === of) return true;
  const holdings = acting.holdings.filter(({ lentBy }) => lentBy === undefined);
  const own: Acting = { ...acting, holdings };
  return (
    roles.length > 0 &&
    roles.every(({ path, reach }) => {
      const head = holdingFor(own, 'leadAgency', path);
      return head !== null && (reach === 'alone' || head.reach === 'below');
    })
  );
}

/** The path of the agency directly above; that of the root is its own. */
const above = (path: string) => path.replace(/^(.+\/)\d+\/$/, '$1');

/** Where colleagues of somebody work: at their agencies and below, and directly above. */
export function placesOfColleagues(of: readonly Place[]): { path: string; below: boolean }[] {
  return of.flatMap(({ path }) => [
    { path, below: true },
    { path: above(path), below: false },
  ]);
}

/**
 * Whether somebody is a colleague of another: works at one of the other’s agencies, directly above it, or
 * anywhere below it. What one agency knows goes to nobody elsewhere because somebody is away.
 */
export function isColleague(other: readonly Place[], of: readonly Place[]): boolean {
  const places = placesOfColleagues(of);
  return other.some((held) =>
    places.some(({ path, below }) => (below ? isWithin(held.path, path) : held.path === path)),
  );
}
