import type { Claim } from '@insaf/contract/replies.ts';

/** What a category's rule asks for, by count. */
type Asked = { readonly photosAfter: number; readonly documents: number };

/**
 * What of a rule a reply has to show, by what it claims: a cause removed, wholly or partly, by the whole
 * rule; an explanation by its documents; a plan by nothing but its date.
 */
export function askedBy(claim: Claim, rule: Asked): Asked {
  const showsRemoval = claim === 'cause_removed' || claim === 'partly';
  return {
    photosAfter: showsRemoval ? rule.photosAfter : 0,
    documents: showsRemoval || claim === 'explained' ? rule.documents : 0,
  };
}
