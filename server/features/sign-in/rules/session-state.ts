import { provenForMinutes, type SignInStep } from '@insaf/contract/sign-in.ts';

const aMinute = 60_000;

export type SessionTimes = {
  readonly signedInAt: Date;
  readonly usedAt: Date;
  readonly provenAt: Date;
  readonly secondFactorAt: Date | null;
};

/** How long sessions last: `hours` whatever is done in them, `idleMinutes` when nothing is. */
export type SessionLimits = { readonly hours: number; readonly idleMinutes: number };

/** The moments from which on a session must have begun, and been used, to be one. */
export function sessionsSince(now: Date, { hours, idleMinutes }: SessionLimits) {
  return {
    signedIn: new Date(now.getTime() - hours * 60 * aMinute),
    used: new Date(now.getTime() - idleMinutes * aMinute),
  };
}

export function sessionEnded(session: SessionTimes, now: Date, limits: SessionLimits): boolean {
  const since = sessionsSince(now, limits);
  return session.signedInAt <= since.signedIn || session.usedAt <= since.used;
}

/** Whether the person proved who they are in the last minutes. */
export function isFresh({ provenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - provenAt.getTime() < provenForMinutes * aMinute;
}

/** Of whom a second factor is demanded: of who administers anything, of everyone, or of nobody. */
export type SecondFactorDemand = 'administrators' | 'everyone' | 'optional';

export function isSecondFactorDemanded(demand: SecondFactorDemand, administers: boolean): boolean {
  return demand === 'everyone' || (demand === 'administrators' && administers);
}

/**
 * What a session lacks before anything is reached in it: nothing, a second factor that the person has, or
 * one that they must set up first. Who switched the authenticator app on shows it at every sign-in,
 * demanded or not; a passkey is asked for only where a second factor is demanded.
 */
export function nextStep(
  { secondFactorAt }: Pick<SessionTimes, 'secondFactorAt'>,
  has: { demanded: boolean; authenticator: boolean; passkey: boolean },
): SignInStep {
  if (secondFactorAt !== null) return 'none';
  if (has.authenticator) return 'second_factor';
  if (!has.demanded) return 'none';
  return has.passkey ? 'second_factor' : 'set_up';
}
