import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';

type Step = {
  readonly verb: Verb;
  readonly complaint: { readonly number: string; readonly leading_number: string | null };
};

/** The number of the complaint whose circle is to be looked at once more after a move; null for none. */
export function grownBy({ verb, complaint }: Step): string | null {
  if (verb === 'join') return complaint.leading_number;
  return verb === 'supply' || verb === 'returnReply' ? complaint.number : null;
}
