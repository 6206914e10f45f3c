import type { Reach } from '@insaf/contract/roles.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import type { Selectable } from 'kysely';
import type { Staff } from '../../../platform/db/tables.generated.ts';

export type StaffRow = Selectable<Staff>;

/** A role that a member of staff holds; `path` is that of its agency, as it is now. */
export type HeldRole = {
  readonly role: string;
  readonly title: Bilingual;
  readonly reach: Reach;
  readonly agencyId: number;
  readonly path: string;
};
