/*
 * The gate. Every route of the server, of the API or not, says in its `config` who may call it: a page, a
 * file of the build and a probe as much as an act. What says nothing, or names what nobody knows, keeps the
 * server from starting; so a route that was forgotten is closed to all, not open to all. Who acts is settled
 * here before anything of the request is read, so that nobody learns a shape they may not use.
 */
import { permissions } from '@insaf/contract/roles.ts';
import type { Access, Route } from '@insaf/contract/route.ts';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { CannotStart, Refusal } from '../errors.ts';
import { tellActor } from '../log.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route: contract/route.ts. */
    access?: Access;
    /** Whether the system of a partner can call it by its key. */
    byKey?: boolean;
    /** What anyone may call, and yet asks who is signed in: the API. */
    asksWho?: boolean;
    /** What of a session the route asks: contract/route.ts. */
    session?: SessionAsked;
  }
}

export type SessionAsked = Pick<Route, 'fresh' | 'early' | 'background'>;

export type GateOptions<A> = {
  /**
   * Who sent this request; throws a Refusal when a sign-in is claimed and not valid, lacks its second
   * factor, or is not fresh where the route asks for that.
   */
  readonly whoActs: (headers: Headers, sessionNeeded: boolean, asked: SessionAsked) => Promise<A>;
  /** Whether one who acts passes a route's declared access. Deny unless granted. */
  readonly passes: (
    acting: A,
    access: Access,
    byKey: boolean,
  ) => 'yes' | 'not_signed_in' | 'not_permitted';
  /** The id by which the log names one who acts; null for who has none. */
  readonly idOf: (acting: A) => string | null;
};

/** For pages, files and probes that anybody may read, and that the API does not describe. */
export const openToAll = { schema: { hide: true }, config: { access: 'public' } } as const;

/** For what machines ask again and again, and that costs nothing. */
export const probe = { ...openToAll, config: { ...openToAll.config, uncounted: true } } as const;

const known = new Set<unknown>(['public', 'staff', ...permissions]);

/**
 * Closes a server: call it before the first route.
 *
 * @throws CannotStart when the server is made ready, naming every route that declares no access
 */
export function closeGate<A>(
  server: FastifyInstance,
  { whoActs, passes, idOf }: GateOptions<A>,
): void {
  const declared: RouteOptions[] = [];
  // Plugins that make routes by themselves are given an access by a hook of their own, which comes after.
  server.addHook('onRoute', (route) => void declared.push(route));
  server.addHook('onReady', async () => {
    const open = declared.filter(({ config }) => !known.has(config?.access));
    if (open.length === 0) return;
    const names = open.map(({ method, url }) => `${method} ${url}`).join(', ');
    throw new CannotStart(`No access is declared, or one that is not known, for ${names}.`);
  });
  server.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access, asksWho, byKey = false, session = {} } = request.routeOptions.config;
    if (access === 'public' && asksWho !== true) return;
    if (access === undefined) throw new Refusal('not_permitted');
    const acting = await whoActs(headersOf(request), access !== 'public', session);
    const id = idOf(acting);
    if (id !== null) tellActor(id);
    const verdict = passes(acting, access, byKey);
    if (verdict !== 'yes') throw new Refusal(verdict);
    (request as { acting?: A }).acting = acting;
  });
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const key of ['cookie', 'authorization', 'origin'] as const) {
    const value = request.headers[key];
    if (value !== undefined) headers.set(key, value);
  }
  return headers;
}
