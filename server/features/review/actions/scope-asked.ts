import type { Tree } from '@insaf/contract/review.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type Acting, holdingFor, holdingsWith, isWithin } from '../../rights/index.ts';
import type { Scope } from '../rules/scope.ts';

/**
 * The agency that is asked for, or the highest at which the reader reads figures, and whether with what lies
 * below it: a role that reaches its agency alone reads that agency alone.
 *
 * @throws Refusal `unknown_agency`; `not_permitted`, naming the agency where one was asked for
 */
export function scopeAsked(
  acting: Acting,
  directory: Directory,
  { agency: code, tree }: { agency?: string | undefined; tree: Tree },
): Scope {
  const agency = code === undefined ? highest(acting, directory) : directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (holdingFor(acting, 'readFigures', agency.path) === null) {
    throw new Refusal('not_permitted', { field: 'agency' });
  }
  return { agency, tree, below: reachesBelow(acting, agency) };
}

/** Whether the reader reads the figures of an agency with all below it. */
export function reachesBelow(acting: Acting, { path }: Pick<AgencyRow, 'path'>): boolean {
  return holdingsWith(acting, 'readFigures').some(
    (holding) => holding.reach === 'below' && isWithin(path, holding.path),
  );
}

function highest(acting: Acting, directory: Directory): AgencyRow {
  const [first] = holdingsWith(acting, 'readFigures').toSorted(
    (one, other) => one.path.length - other.path.length,
  );
  if (first === undefined) throw new Refusal('not_permitted');
  return directory.agency(first.agencyId);
}
