import type { PasskeyAnswer, SignedIn } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Staff } from '../../rights/index.ts';
import {
  activeMember,
  deletePasskeys,
  insertPasskey,
  lockMember,
  passkeysOf,
  renamePasskey as rename,
  takeChallenge,
} from '../queries.ts';
import { beginSession, type Means, stepOf, type WithCookies } from './begin-session.ts';
import { keepChallenge, refused, relyingParty } from './check-passkey.ts';
import type { Caller } from './read-caller.ts';
import { sessionIn } from './read-session.ts';
import { tellOfChange } from './tell-of-account.ts';

const mostPasskeys = 20;

/** What a browser needs to make a passkey; one that the person has is not made a second time. */
export async function newPasskeyOptions(ctx: Ctx, acting: Staff) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const member = await activeMember(ctx.db, { id: acting.staffId });
  const own = await passkeysOf(ctx.db, acting.staffId);
  const options = await generateRegistrationOptions({
    rpName: 'Insaf · إنصاف',
    rpID: relyingParty(ctx).id,
    userID: new TextEncoder().encode(acting.staffId),
    userName: member!.email,
    userDisplayName: acting.name,
    excludeCredentials: own.map(({ id, transports }) => ({ id, transports: transports as never })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(ctx, options.challenge, acting.staffId);
  return { ...options };
}

/**
 * Keeps a passkey that was just made. It is a second factor that was shown, so the session is replaced by
 * one that says so.
 *
 * @throws Refusal `passkey_refused`
 */
export async function addPasskey(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  { acting, name, answer }: { acting: Staff; name: string; answer: PasskeyAnswer },
): Promise<WithCookies<SignedIn>> {
  const session = await sessionIn(ctx, caller.headers);
  const own = await passkeysOf(ctx.db, acting.staffId);
  if (own.length >= mostPasskeys) throw new Refusal('passkey_refused');
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const now = ctx.clock();
  const { id: rpId, origin } = relyingParty(ctx);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer as never,
    expectedChallenge: (challenge) =>
      takeChallenge(ctx.db, challenge, { staffId: acting.staffId, now }),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(refused);
  if (!verified) throw new Refusal('passkey_refused');
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  await ctx.db.transaction().execute(async (db) => {
    const inserted = await insertPasskey(db, {
      ...{ id, staffId: acting.staffId, name: name.trim(), counter, madeAt: now },
      ...{ publicKey: Buffer.from(publicKey), transports: transports ?? [] },
    });
    if (!inserted) throw new Refusal('passkey_refused');
    await tellOfChange(ctx, db, acting.staffId, 'passkey_added');
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: acting.staffId, what: 'passkey_added' },
      ...{ before: null, after: { name: name.trim() } },
    });
  });
  const step = session.secondFactorAt === null ? 'second_factor' : 'proven';
  const began = { staffId: acting.staffId, way: session.way, secondFactor: true, step } as const;
  return beginSession(ctx, means, caller, began);
}

/** @throws Refusal `not_found` */
export async function renamePasskey(ctx: Ctx, acting: Staff, id: string, name: string) {
  if (!(await rename(ctx.db, acting.staffId, id, name.trim()))) throw new Refusal('not_found');
}

/** @throws Refusal `not_found`, `last_second_factor` where one is demanded and this is the only one */
export async function removePasskey(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  { acting, id }: { acting: Staff; id: string },
): Promise<void> {
  const session = await sessionIn(ctx, caller.headers);
  const { demanded } = await stepOf(ctx, session, await means.administers(acting.staffId));
  await ctx.db.transaction().execute(async (db) => {
    const { second_factor: app } = await lockMember(db, acting.staffId);
    const own = await passkeysOf(db, acting.staffId);
    const key = own.find((one) => one.id === id);
    if (key === undefined) throw new Refusal('not_found');
    if (demanded && own.length === 1 && !app) throw new Refusal('last_second_factor');
    await deletePasskeys(db, acting.staffId, id);
    await tellOfChange(ctx, db, acting.staffId, 'passkey_removed');
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: acting.staffId, what: 'passkey_removed' },
      ...{ before: { name: key.name }, after: null },
    });
  });
}
