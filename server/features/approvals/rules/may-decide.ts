import type { approvalStates } from '@insaf/contract/approvals.ts';
import type { Acting, Staff } from '../../rights/index.ts';

/** How long an approval waits, and how long who changed an account has it for an accomplice. */
export const approvalDays = { waits: 7, apart: 7 } as const;

type Asked = {
  readonly state: string;
  readonly asked_by: string;
  readonly subject: string;
  readonly expires_at: Date;
};

export type ApprovalState = (typeof approvalStates)[number] | 'expired';

export function stateOf({ state, expires_at }: Asked, now: Date): ApprovalState {
  return state === 'asked' && expires_at <= now ? 'expired' : (state as ApprovalState);
}

export type Barred = 'approval_over' | 'own_request' | 'about_oneself' | 'made_by_asker';

/**
 * Why somebody may not decide, by who they are; what they may do at all is asked of the act itself. Two
 * accounts of which one made the other, or gave it a password or a role these days, may be one person's.
 */
export function barredFrom(
  asked: Asked,
  second: Staff,
  { now, madeByAsker }: { readonly now: Date; readonly madeByAsker: boolean },
): Barred | null {
  if (stateOf(asked, now) !== 'asked') return 'approval_over';
  if (asked.asked_by === second.staffId) return 'own_request';
  if (asked.subject === second.staffId) return 'about_oneself';
  return madeByAsker ? 'made_by_asker' : null;
}

/** Only one's own roles count: nobody approves in another's place. */
export function byOwnRoles(acting: Staff): Acting {
  return { ...acting, holdings: acting.holdings.filter(({ lentBy }) => lentBy === undefined) };
}
