/*
 * How much a process has in hand at once. What comes on top is refused at once with the seconds to wait, so
 * that what was taken is answered in time and memory has a bound; a form of the portal gets a page that keeps
 * what was typed. Files of the build and probes are always answered.
 *
 * A request is in hand from when all of it has arrived: whoever sends slowly holds a connection and nothing
 * else. Streams of events (`background`) are never in hand.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { keepsTyped, refuseOrKeep } from './request-limits.ts';

export type LoadLimit = {
  /** Most requests in hand. */
  readonly most: number;
  /** How many wait for a connection to the database. */
  readonly waiting: () => number;
  /** Whether the database is known to be away. */
  readonly isAway: () => boolean;
};

/** After so many seconds one asks again; a bit apart, so that they do not all come back at once. */
const pause = () => 1 + Math.floor(Math.random() * 4);

/** Watches a server; call it before anything else that looks at requests. */
export function limitLoad(server: FastifyInstance, { most, waiting, isAway }: LoadLimit): void {
  let inHand = 0;
  const held = new WeakSet<FastifyRequest>();
  const isCounted = ({ routeOptions: { config } }: FastifyRequest) =>
    config.uncounted !== true && config.session?.background !== true;

  const refuse = (request: FastifyRequest) => {
    if (!isCounted(request)) return;
    // What needs no database is answered without one; what was typed would wait for it in vain.
    const inVain = isAway() && keepsTyped(request);
    if (!inVain && inHand < most && waiting() < most) return;
    refuseOrKeep(request, new Refusal('busy', { seconds: pause() }));
  };
  const hold = (request: FastifyRequest) => {
    if (request.raw.destroyed || held.has(request)) return;
    held.add(request);
    inHand += 1;
  };

  server.addHook('onRequest', async (request) => refuse(request));
  server.addHook('preValidation', async (request) => {
    refuse(request);
    if (!isCounted(request)) return;
    const { raw } = request;
    if (raw.complete || raw.method === 'GET' || raw.method === 'HEAD') hold(request);
    else raw.once('end', () => hold(request));
  });
  server.addHook('onResponse', async (request) => {
    if (held.delete(request)) inHand -= 1;
  });
}
