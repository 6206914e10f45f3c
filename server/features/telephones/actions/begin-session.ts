import { randomBytes, timingSafeEqual } from 'node:crypto';
import { bareDigits } from '@insaf/contract/digits.ts';
import type { Ctx } from '../../../platform/context.ts';
import { giveBackAttempt, takeAttempt } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import { addressOf } from '../../../platform/http/address-of.ts';
import { countGuess, insertSession, spendCode } from '../queries.ts';
import { codeHash, requestsFrom } from './request-code.ts';

/** Guesses at one code: three in a million, and then it is worth nothing. */
const mostGuesses = 3;
const guessesFromAddress = { free: 20, firstWait: 2, stopAt: 100 };
const lastsMs = 60 * 60_000;

export type TelephoneSession = {
  /** 32 random bytes as base64url; only its hash is kept. */
  readonly session: string;
  readonly expiresAt: Date;
};

/**
 * The code is right: a session of an hour begins, and the code is spent. Wrong, late, spent and never sent
 * read the same.
 *
 * @param ip from where the code was sent
 * @throws Refusal `wrong_telephone_code`, `too_many_attempts`
 */
export async function beginSession(
  ctx: Ctx,
  given: { request: string; code: string },
  ip: string,
): Promise<TelephoneSession> {
  const now = ctx.clock();
  const address = addressOf(ip);
  const guesses = `guesses at telephone codes from ${address}`;
  await takeAttempt(ctx.db, guesses, guessesFromAddress, now);
  const requestHash = ctx.sealing.hash('telephone-request', given.request);
  const kept = await countGuess(ctx.db, requestHash, { now, most: mostGuesses });
  const tried = codeHash(ctx, given.request, bareDigits(given.code) ?? '');
  const right = kept !== undefined && timingSafeEqual(kept.code_hash, tried);
  if (!right || !(await spendCode(ctx.db, requestHash))) {
    throw new Refusal('wrong_telephone_code', { field: 'code' });
  }
  await giveBackAttempt(ctx.db, guesses);
  await giveBackAttempt(ctx.db, requestsFrom(address));
  const { sealed_phone, sealed_key } = kept;
  const session = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + lastsMs);
  const sessionHash = ctx.sealing.hash('telephone-session', session);
  await insertSession(ctx.db, { sessionHash, phone: { sealed_phone, sealed_key }, expiresAt });
  return { session, expiresAt };
}
