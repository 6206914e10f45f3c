import type { Fact } from '../../platform/context.ts';
import type { ComplaintRow } from '../complaints/index.ts';
import type { OpeningRow } from './queries.ts';

/** Who complains was opened to a member of staff by another. */
export type IdentityOpened = Fact & {
  readonly name: 'identityOpened';
  readonly complaint: ComplaintRow;
  readonly opening: OpeningRow;
};
