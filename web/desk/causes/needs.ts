import type { CauseClaim, CauseView } from '@insaf/contract/causes.ts';

type Gathered = CauseView['gathered'][number];

/** What the reply of a cause claims: what was written last, or that it was removed. */
export const claimOf = ({ reply }: Pick<CauseView, 'reply'>): CauseClaim =>
  reply?.claim ?? 'cause_removed';

/** Whether a complaint lacks files that its rule asks for, for what the reply of its cause claims. */
export function isLacking(complaint: Pick<Gathered, 'needs'>, cause: Pick<CauseView, 'reply'>) {
  return lacks(complaint, claimOf(cause));
}

/**
 * How many of those that can be answered lack something for a claim.
 *
 * @param shared documents that are sent for all of them
 */
export function countLacking(
  { gathered }: { readonly gathered: readonly Pick<Gathered, 'needs' | 'can'>[] },
  claim: CauseClaim,
  shared: number,
): number {
  return gathered.filter((each) => each.can.answer && lacks(each, claim, shared)).length;
}

function lacks({ needs }: Pick<Gathered, 'needs'>, claim: CauseClaim, shared = 0): boolean {
  const { photos, documents } = needs[claim];
  return photos > 0 || documents > shared;
}
