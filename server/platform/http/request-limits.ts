/*
 * How much one may ask for in a minute: an address before anything else is done, and then, of who is known,
 * the account and the agencies it acts for. A mobile network shows thousands of people as one address, so
 * an address may ask for what hundreds do, and where it asks for more a page says so and keeps what was
 * typed (routes with `keepsTyped` refuse by themselves). Files of the build and probes are not counted.
 *
 * Where the count cannot be had, the request is let through: what cannot count cannot do much else, and a
 * page that needs no database still comes.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import { isAway } from '../db/is-away.ts';
import type { Allowances } from '../db/request-allowances.ts';
import { Refusal } from '../errors.ts';
import { addressOf } from './address-of.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests are counted: not for what costs nothing. */
    uncounted?: boolean;
    /** Whether the route itself refuses what is too much, by `mustWait`, so that nothing typed is lost. */
    keepsTyped?: boolean;
  }
}

/** What a subject may ask for in a minute; 0 is without limit. */
export type Limit = { readonly subject: string; readonly perMinute: number };

export type RequestLimits<A> = {
  readonly allowances: Allowances;
  readonly clock: Clock;
  readonly addressPerMinute: number;
  /** Whom else a request is counted against. */
  readonly limitsOf: (acting: A) => readonly Limit[];
};

const waits = new WeakMap<FastifyRequest, Refusal>();

/** Why a request has to wait, with the seconds; null unless the route keeps what was typed. */
export const mustWait = (request: FastifyRequest): Refusal | null => waits.get(request) ?? null;

/** Whether this is something typed, sent to a route that keeps it where it cannot be taken now. */
export const keepsTyped = (request: FastifyRequest): boolean =>
  request.routeOptions.config.keepsTyped === true && request.method === 'POST';

/** Refuses a request now, or leaves that to a route that keeps what was typed. */
export function refuseOrKeep(request: FastifyRequest, refusal: Refusal): void {
  if (!keepsTyped(request)) throw refusal;
  waits.set(request, refusal);
}

/** Counts the address of every request; call it before the gate. */
export function limitAddresses<A>(server: FastifyInstance, limits: RequestLimits<A>): void {
  const { addressPerMinute: perMinute } = limits;
  if (perMinute === 0) return;
  const count = async (request: FastifyRequest) => {
    if (request.routeOptions.config.uncounted === true) return;
    const subject = `address ${addressOf(request.ip)}`;
    const seconds = await waitFor(limits, { subject, perMinute }, request);
    if (seconds > 0) refuseOrKeep(request, tooMany(seconds));
  };
  // The API's before it is looked up who asks; a page's once its cookies say in which language to answer.
  server.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.asksWho === true) await count(request);
  });
  server.addHook('preParsing', async (request) => {
    if (request.routeOptions.config.asksWho !== true) await count(request);
  });
}

/** Counts who acts; call it after the gate. */
export function limitActing<A>(server: FastifyInstance, limits: RequestLimits<A>): void {
  server.addHook('preParsing', async (request) => {
    const { acting } = request as { acting?: A };
    if (acting === undefined) return;
    for (const limit of limits.limitsOf(acting)) {
      if (limit.perMinute === 0) continue;
      const seconds = await waitFor(limits, limit, request);
      if (seconds > 0) throw tooMany(seconds);
    }
  });
}

const tooMany = (seconds: number) => new Refusal('too_many_requests', { seconds });

async function waitFor<A>(
  { allowances, clock }: RequestLimits<A>,
  { subject, perMinute }: Limit,
  request: FastifyRequest,
): Promise<number> {
  try {
    return await allowances.take(subject, perMinute, clock());
  } catch (err) {
    // That the database is away was said once, and not for each request.
    if (!isAway(err)) request.log.warn({ err }, 'requests cannot be counted');
    return 0;
  }
}
