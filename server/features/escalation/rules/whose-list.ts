import type { ComplaintLadder, Recipient } from '@insaf/contract/ladders.ts';
import type { Permission } from '@insaf/contract/roles.ts';

/*
 * Whom a step tells is a permission at an agency, not a name: whoever holds it when they look is told, also
 * who came after, and who stands in for somebody on leave.
 */

const officers: Record<ComplaintLadder, Permission> = {
  examination: 'refer',
  acceptance: 'accept',
  handling: 'answer',
  promise: 'answer',
  judging: 'settle',
};

const complaintsOfficers: Record<ComplaintLadder, Permission> = {
  examination: 'dismiss',
  acceptance: 'handBack',
  handling: 'handBack',
  promise: 'handBack',
  judging: 'returnReply',
};

/** What those hold at their agency whom a step of this clock tells. */
export function permissionOf(to: Recipient, clock: ComplaintLadder): Permission {
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
