import type { SignedIn, SignInStep } from '@insaf/contract/sign-in.ts';
import type { SignInWay } from '../../../platform/auth/better-auth-options.ts';
import type { SignIn } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { activeMember, endSessions, passkeysOf, queueTold, rememberDevice } from '../queries.ts';
import { isSecondFactorDemanded, nextStep } from '../rules/session-state.ts';
import { type Caller, makeDevice } from './read-caller.ts';
import { readSession } from './read-session.ts';
import { recordSignIn } from './record-sign-in.ts';

/** What signing in needs besides the context. */
export type Means = {
  readonly auth: SignIn;
  /** Whether somebody holds a role with which anything is administered. */
  readonly administers: (staffId: string) => Promise<boolean>;
};

/** A reply with the cookies to set. */
export type WithCookies<T> = { readonly reply: T; readonly cookies: readonly string[] };

/** What is still to do in a session, and whether a second factor is demanded at all. */
export async function stepOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  session: { staffId: string; secondFactorAt: Date | null; authenticator: boolean },
  administers: boolean,
): Promise<{ demanded: boolean; next: SignInStep }> {
  const demanded = isSecondFactorDemanded(ctx.config.SECOND_FACTOR, administers);
  const { secondFactorAt, authenticator } = session;
  const looksForKey = demanded && secondFactorAt === null && !authenticator;
  const passkey = looksForKey && (await passkeysOf(ctx.db, session.staffId)).length > 0;
  return { demanded, next: nextStep(session, { demanded, authenticator, passkey }) };
}

/** What is remembered of a step: a first one, which may be all, or one within a session. */
export type Step = 'first' | 'second_factor' | 'proven' | null;

/** Begins a session for somebody whom the server itself has made out, by a passkey or a second factor. */
export async function beginSession(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  began: { staffId: string; way: SignInWay; secondFactor: boolean; step: Step },
): Promise<WithCookies<SignedIn>> {
  const { api } = await means.auth();
  const { step: _, ...body } = began;
  const { headers, response } = await api.beginSession({
    ...{ body, headers: withoutSession(caller), returnHeaders: true },
  });
  const { token } = response;
  return replaceSession(ctx, means, caller, { ...began, token, cookies: headers.getSetCookie() });
}

/** The same caller, as nobody yet. */
export function withoutSession({ headers }: Caller): Headers {
  const bare = new Headers(headers);
  bare.delete('cookie');
  bare.delete('authorization');
  return bare;
}

/**
 * Ends the session in which somebody signed in, where there was one: what was known before signing in never
 * names a session afterwards. And the device is known from then on, once nothing more is to be shown; a new
 * one is told to the person, who may not have been the one.
 *
 * @throws Refusal `wrong_sign_in` for who has left
 */
export async function replaceSession(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  began: {
    staffId: string;
    way: SignInWay;
    secondFactor: boolean;
    step: Step;
    token: string;
    cookies: readonly string[];
  },
): Promise<WithCookies<SignedIn>> {
  const member = await activeMember(ctx.db, { id: began.staffId });
  if (member === undefined) throw new Refusal('wrong_sign_in');
  const before = await readSession(ctx, caller.headers);
  if (before !== null) await endSessions(ctx.db, before.staffId, { only: before.id });
  const session = {
    staffId: member.id,
    secondFactorAt: began.secondFactor ? ctx.clock() : null,
    authenticator: member.second_factor,
  };
  const { next } = await stepOf(ctx, session, await means.administers(member.id));
  const device = next === 'none' ? await knowDevice(ctx, member.id, caller) : noDevice;
  const { step, way } = began;
  if (step !== null) {
    const what = step === 'first' ? (next === 'none' ? 'signed_in' : 'first_step') : step;
    const newDevice = device.isNew;
    const id = await recordSignIn(ctx, caller, { staffId: member.id, what, way, newDevice });
    if (newDevice && !device.isFirst) await queueTold(ctx.db, { signIn: id });
  }
  const token = caller.browser ? null : began.token;
  const reply = { token, name: member.name, next };
  return { reply, cookies: [...began.cookies, ...device.cookies] };
}

const noDevice = { isNew: false, isFirst: false, cookies: [] as string[] };

/** The device is known from now on; says what it is to keep, where it keeps nothing yet. */
async function knowDevice(ctx: Ctx, staffId: string, caller: Caller): Promise<typeof noDevice> {
  const made = caller.device === null ? makeDevice(ctx) : null;
  const device = made?.device ?? caller.device!;
  const known = await rememberDevice(ctx.db, staffId, device, ctx.clock());
  return { ...known, cookies: made === null ? [] : [made.cookie] };
}
