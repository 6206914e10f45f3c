import { Server as NetServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * For a server that another takes over from. It accepts no connection any more; those it has are answered
 * whatever they still ask, and told to come back by another.
 *
 * @returns lets go; resolves when no connection is left, or after so many milliseconds. What is open then
 *   is the caller's to close.
 */
export function letConnectionsGo(server: FastifyInstance, patience = 5000): () => Promise<void> {
  let leaving = false;
  server.addHook('onSend', async (_request, reply) => {
    if (leaving) reply.header('connection', 'close');
  });
  return async () => {
    leaving = true;
    const { server: http } = server;
    if (!http.listening) return;
    // As http.Server would, but for those that are idle: they may be asking right now.
    NetServer.prototype.close.call(http);
    const until = Date.now() + patience;
    while (Date.now() < until && (await open(http)) > 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

function open(http: NetServer): Promise<number> {
  return new Promise((resolve) => {
    http.getConnections((error, count) => resolve(error ? 0 : count));
  });
}
