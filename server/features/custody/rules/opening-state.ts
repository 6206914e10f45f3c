import type { OpeningState } from '@insaf/contract/identity.ts';

type Standing = {
  readonly decided_at: Date | null;
  readonly refusal: string | null;
  readonly until: Date | null;
  readonly lapses_at: Date;
};

/** How an opening stands at a moment: it ends, and lapses, by itself. */
export function openingState(opening: Standing, now: Date): OpeningState {
  if (opening.decided_at === null) return opening.lapses_at > now ? 'waiting' : 'lapsed';
  if (opening.until === null) return 'refused';
  return opening.until > now ? 'open' : 'ended';
}
