import { Refusal } from '../../../platform/errors.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';

/**
 * Lets whoever administers agencies at a path go on; a job and the command line always.
 * @throws Refusal `not_permitted`, naming the input that the agency came from
 */
export function assertManages(acting: Acting, path: string, field?: string): void {
  if (acting.kind === 'system') return;
  if (holdingFor(acting, 'manageAgencies', path) !== null) return;
  throw new Refusal('not_permitted', field === undefined ? {} : { field });
}
