import type { Recipient } from '@insaf/contract/ladders.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import type { ClockName } from '@insaf/contract/vocabulary.ts';

/*
 * Whom a step tells is a permission at an agency, not a name: whoever holds it when they look is told, also
 * who came after, and who stands in for somebody on leave.
 */

const officers: Record<ClockName, Permission> = {
  examination: 'refer',
  handling: 'answer',
  judging: 'settle',
};

const complaintsOfficers: Record<ClockName, Permission> = {
  examination: 'dismiss',
  handling: 'handBack',
  judging: 'returnReply',
};

/** What those hold at their agency whom a step of this clock tells. */
export function permissionOf(to: Recipient, clock: ClockName): Permission {
  if (to === 'officers') return officers[clock];
  return to === 'complaints_officers' ? complaintsOfficers[clock] : 'leadAgency';
}

/** Every permission by which something can rise to somebody. */
export const risesBy: readonly Permission[] = [
  ...new Set([
    ...Object.values(officers),
    ...Object.values(complaintsOfficers),
    'leadAgency',
  ] as const),
];
