import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { type Moving, moveComplaint } from './move-complaint.ts';
import type { Decision } from './moved-to.ts';

/** All that is said with some moves: why. */
export type Reasoned = {
  readonly number: string;
  readonly reason: string;
  readonly version?: number | undefined;
};

/** Moves a complaint by a verb that asks for a reason alone, which becomes the words of its entry. */
export function moveWithReason(
  ctx: Ctx,
  acting: Acting,
  verb: Verb,
  { number, reason, version }: Reasoned,
  decide: (moving: Moving) => Promise<Omit<Decision, 'words'>> | Omit<Decision, 'words'>,
) {
  return moveComplaint(ctx, acting, {
    ...{ number, version, verb },
    decide: async (moving) => ({ ...(await decide(moving)), words: reason }),
  });
}
