import { Refusal } from '../../../platform/errors.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';

/*
 * Nobody stops the clock they are measured by: when an agency works is declared by who administers
 * calendars above it, and at the root by who does so there. Stricter targets of its own an agency sets
 * itself.
 */

/** The agency of a code, where its calendar may be read. @throws Refusal `not_found`, `not_permitted` */
export function readableAgency(directory: Directory, acting: Acting, code: string): AgencyRow {
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('not_found');
  if (!reaches(acting, agency.path)) throw new Refusal('not_permitted');
  return agency;
}

/** The same, where its days and hours may be declared. */
export function declarableAgency(directory: Directory, acting: Acting, code: string): AgencyRow {
  const agency = readableAgency(directory, acting, code);
  if (!mayDeclare(directory, acting, agency)) throw new Refusal('not_permitted');
  return agency;
}

export function mayDeclare({ agency }: Directory, acting: Acting, of: AgencyRow): boolean {
  const above = of.parent_id === null ? of : agency(of.parent_id);
  return reaches(acting, above.path);
}

function reaches(acting: Acting, path: string): boolean {
  return acting.kind === 'system' || holdingFor(acting, 'manageCalendars', path) !== null;
}
