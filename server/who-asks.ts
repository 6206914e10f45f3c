/*
 * Who sent a request, and how much they may ask for: what the gate and the limits of the platform are told
 * by the features.
 */
import type { FastifyRequest } from 'fastify';
import { actingByKey } from './features/partners/index.ts';
import { type Acting, actorIdOf, actsByHolding } from './features/rights/index.ts';
import { readActing } from './features/staff/index.ts';
import type { Config } from './platform/config.ts';
import type { Ctx } from './platform/context.ts';
import { allowances } from './platform/db/request-allowances.ts';
import { Refusal } from './platform/errors.ts';
import type { GateOptions } from './platform/http/gate.ts';
import type { Limit, RequestLimits } from './platform/http/request-limits.ts';

type WhoActs = GateOptions<Acting>['whoActs'];

/** Finds who acts by the key of a partner or the session of staff; nobody known is anyone. */
export function whoActsBy(ctx: Ctx): WhoActs {
  return async (headers, sessionNeeded, asked) => {
    const partner = await actingByKey(ctx, headers.get('authorization'));
    if (partner !== null) return partner;
    const staff = await readActing(ctx, headers, asked).catch((error: unknown) => {
      // What anyone may call, one may call whose session still lacks its second factor: as anyone.
      const lacks = error instanceof Refusal && error.code === 'second_factor_needed';
      if (sessionNeeded || !lacks) throw error;
      return null;
    });
    if (staff !== null) return staff;
    if (sessionNeeded) throw new Refusal('not_signed_in');
    return { kind: 'anyone' };
  };
}

/** The member of staff who sends a file, if one does: a file of anyone's is taken as well. */
export function senderBy(whoActs: WhoActs) {
  return async ({ headers: sent }: FastifyRequest): Promise<{ staffId: string | null }> => {
    const headers = new Headers();
    if (sent.cookie) headers.set('cookie', sent.cookie);
    if (sent.authorization) headers.set('authorization', sent.authorization);
    const acting = await whoActs(headers, false, {});
    return { staffId: acting.kind === 'staff' ? acting.staffId : null };
  };
}

/** How much an address, an account and an agency may ask for in a minute, counted for all servers together. */
export function requestLimits({ db, clock, config, sealing }: Ctx): RequestLimits<Acting> {
  return {
    allowances: allowances(
      () => db,
      (subject) => sealing.hash('allowance', subject),
    ),
    clock,
    addressPerMinute: config.ADDRESS_REQUESTS,
    limitsOf: (acting) => limitsOf(acting, config),
  };
}

/** Against whom a request is counted besides its address: one's account, and the agencies one acts for. */
function limitsOf(acting: Acting, config: Config): Limit[] {
  const { ACCOUNT_REQUESTS, GROUP_REQUESTS } = config;
  const actor = actorIdOf(acting);
  if (actor === null || !actsByHolding(acting)) return [];
  const agencies = new Set(acting.holdings.map(({ agencyId }) => `agency ${agencyId}`));
  return [
    { subject: `account ${actor}`, perMinute: ACCOUNT_REQUESTS },
    ...[...agencies].map((subject) => ({ subject, perMinute: GROUP_REQUESTS })),
  ];
}
