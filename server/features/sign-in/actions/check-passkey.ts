import type { PasskeyAnswer } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { cannotNow } from '../../../platform/db/is-away.ts';
import { Refusal } from '../../../platform/errors.ts';
import { passkeyById, putChallenge, takeChallenge, usePasskey } from '../queries.ts';

const fiveMinutes = 5 * 60_000;

/** For whom passkeys are: the host of the public address, and pages of that address alone. */
export function relyingParty({ config }: Pick<Ctx, 'config'>) {
  const { hostname, origin } = new URL(config.PUBLIC_URL);
  return { id: hostname, origin };
}

/** Remembers a challenge; `staffId` is null where nobody is made out yet. */
export function keepChallenge(ctx: Ctx, challenge: string, staffId: string | null): Promise<void> {
  const now = ctx.clock();
  const expiresAt = new Date(now.getTime() + fiveMinutes);
  return putChallenge(ctx.db, challenge, { staffId, now, expiresAt });
}

/** What a browser needs to answer with a passkey, whosever it is: nothing says who has one. */
export async function passkeySignInOptions(ctx: Ctx) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ctx).id,
    userVerification: 'required',
  });
  await keepChallenge(ctx, options.challenge, null);
  return { ...options };
}

/**
 * Whose passkey answered: its challenge was ours and not answered before, and the person unlocked the key.
 *
 * @throws Refusal `passkey_refused`
 */
export async function checkPasskey(ctx: Ctx, answer: PasskeyAnswer): Promise<string> {
  const key = await passkeyById(ctx.db, answer.id);
  if (key === undefined) throw new Refusal('passkey_refused');
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const now = ctx.clock();
  const { id, origin } = relyingParty(ctx);
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as never,
    expectedChallenge: (challenge) => takeChallenge(ctx.db, challenge, { staffId: null, now }),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: key.id,
      publicKey: new Uint8Array(key.public_key),
      counter: Number(key.counter),
      transports: key.transports as never,
    },
  }).catch(refused);
  const counter = authenticationInfo.newCounter;
  if (!verified || !(await usePasskey(ctx.db, key.id, { counter, now }))) {
    throw new Refusal('passkey_refused');
  }
  return key.staff_id;
}

/** What the library says of an answer that is not right is a plain error; one of the database is not. */
export function refused(error: Error): never {
  const ofDatabase = 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
  if (ofDatabase || cannotNow(error)) throw error;
  throw new Refusal('passkey_refused');
}
