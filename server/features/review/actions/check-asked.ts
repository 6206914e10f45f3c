import type { ReviewQuery } from '@insaf/contract/review.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Directory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { faultOf } from '../rules/period.ts';
import type { Scope } from '../rules/scope.ts';
import { filtersAsked } from './filters-asked.ts';
import { scopeAsked } from './scope-asked.ts';

/**
 * Whether a review could be read, without reading it, and of what.
 *
 * @throws Refusal all that reading it would refuse
 */
export function checkAsked(acting: Acting, directory: Directory, asked: ReviewQuery): Scope {
  const fault = faultOf(asked);
  if (fault !== null) throw new Refusal('invalid_input', { field: fault });
  const scope = scopeAsked(acting, directory, asked);
  filtersAsked(directory, asked);
  return scope;
}
