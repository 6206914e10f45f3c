import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { API } from './serve.ts';

/**
 * `/api/v1/openapi.json`, printed from the same tables that the server checks requests with, and a page to
 * read and try it. The page is all on this server: no font, script or call goes elsewhere. It alone may run
 * inline script, so it has a policy of its own.
 */
export function addDocs(server: FastifyInstance): void {
  const describe = () => (server as unknown as { swagger: () => object }).swagger();
  server.get(`${API}/openapi.json`, { schema: { hide: true } }, async () => describe());
  server.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
          "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
    });
    await scope.register(scalar, {
      routePrefix: `${API}/docs`,
      configuration: {
        url: `${API}/openapi.json`,
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        mcp: { disabled: true },
        hideClientButton: true,
      },
    });
  });
}
