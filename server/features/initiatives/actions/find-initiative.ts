import { Refusal } from '../../../platform/errors.ts';
import type { Directory, InitiativeRow } from '../../directory/index.ts';
import { faultOf, type WhatIsFiled } from '../rules/fault-of.ts';

/**
 * The initiative within which something is filed; null where none was named.
 *
 * @throws Refusal with the field at fault: `unknown_initiative`, `initiative_to_come`, `initiative_ended`,
 *   `initiative_other_kind`, `initiative_other_channel`, `initiative_other_category`
 */
export function findInitiative(
  { initiativeByCode }: Pick<Directory, 'initiativeByCode'>,
  code: string | undefined,
  filed: WhatIsFiled,
): InitiativeRow | null {
  if (code === undefined) return null;
  const initiative = initiativeByCode(code);
  if (initiative === undefined) throw new Refusal('unknown_initiative', { field: 'initiative' });
  const fault = faultOf(initiative, filed);
  if (fault !== null) throw new Refusal(fault.code, { field: fault.field });
  return initiative;
}
