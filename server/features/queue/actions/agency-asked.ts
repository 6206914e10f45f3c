import { Refusal } from '../../../platform/errors.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type Acting, holdingsWith, isWithin } from '../../rights/index.ts';

/**
 * The agency that is asked for, or the highest at which the reader works.
 *
 * @throws Refusal `unknown_agency` where there is none, or the reader does not reach it
 */
export function agencyAsked(
  acting: Acting,
  directory: Directory,
  code: string | undefined,
): AgencyRow {
  const holdings = holdingsWith(acting, 'readComplaints').toSorted(
    (one, other) => one.path.length - other.path.length,
  );
  const [highest] = holdings;
  const agency =
    code === undefined
      ? highest && directory.agency(highest.agencyId)
      : directory.agencyByCode(code);
  const isReached =
    agency !== undefined &&
    holdings.some(({ path, reach }) =>
      reach === 'below' ? isWithin(agency.path, path) : path === agency.path,
    );
  if (!isReached) throw new Refusal('unknown_agency', { field: 'agency' });
  return agency;
}
