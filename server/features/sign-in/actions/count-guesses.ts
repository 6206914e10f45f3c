import type { Ctx } from '../../../platform/context.ts';
import {
  type AttemptPolicy,
  giveBackAttempt,
  takeAttempt,
} from '../../../platform/db/counted-attempts.ts';
import type { Caller } from './read-caller.ts';

/*
 * Guesses at passwords and codes. Whoever guesses is slowed, and nobody can keep an officer out by guessing
 * for them: a device from which somebody signed in before has an allowance of its own, which nobody else's
 * guesses touch. From other devices guesses are counted by address, by account and address, and by account,
 * where they only slow, a minute at most.
 */

type Counted = readonly [subject: string, policy: AttemptPolicy];

const ofDevice: AttemptPolicy = { free: 5, stopAt: 50 };
const ofAccountAndAddress: AttemptPolicy = { free: 5, stopAt: 50 };
const ofAddress: AttemptPolicy = { free: 30, stopAt: 500 };
const ofAccount: AttemptPolicy = { free: 100, stopAt: 1_000_000_000, longestWait: 60 };

/**
 * Counts a guess before it is looked at.
 *
 * @param account what is guessed at: an address for e-mail, which need not exist, or an id
 * @param known whether the caller's device is one of the account
 * @returns what gives the guess back, when it was right
 * @throws Refusal `too_many_attempts` with `seconds` to wait
 */
export async function countGuess(
  ctx: Ctx,
  { what, account, known }: { what: 'password' | 'code'; account: string; known: boolean },
  caller: Caller,
): Promise<() => Promise<void>> {
  const now = ctx.clock();
  const counted: Counted[] = known
    ? [[`${what} of ${account} on ${caller.device}`, ofDevice]]
    : [
        [`${what} from ${caller.address}`, ofAddress],
        [`${what} of ${account} from ${caller.address}`, ofAccountAndAddress],
        [`${what} of ${account}`, ofAccount],
      ];
  for (const [subject, policy] of counted) await takeAttempt(ctx.db, subject, policy, now);
  return async () => {
    for (const [subject] of counted) await giveBackAttempt(ctx.db, subject);
  };
}
