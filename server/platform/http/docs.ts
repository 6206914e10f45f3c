import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { Refusal } from '../errors.ts';
import { API } from './serve.ts';

/**
 * `/api/v1/openapi.json`, printed from the same tables that the server checks requests with, and a page to
 * read and try it. The page is all on this server: no font, script or call goes elsewhere. It alone may run
 * inline script, so it has a policy of its own.
 */
export function addDocs(server: FastifyInstance): void {
  const describe = () => (server as unknown as { swagger: () => object }).swagger();
  server.get(`${API}/openapi.json`, { schema: { hide: true } }, async () => describe());
  let page: Promise<FastifyInstance> | undefined;
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    page ??= openPage();
    const { statusCode, headers, rawPayload } = await (await page).inject(request.url);
    if (statusCode === 404) throw new Refusal('not_found');
    return reply
      .status(statusCode)
      .headers({ ...headers, 'content-security-policy': pagePolicy })
      .send(rawPayload);
  };
  server.get(`${API}/docs`, { schema: { hide: true } }, answer);
  server.get(`${API}/docs/*`, { schema: { hide: true } }, answer);
}

const pagePolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The page, as a server of its own that is asked from within: it holds 4 MB of script as text, and takes
 * 25 MB and 0.15 s to load, which is paid when somebody first opens it.
 */
async function openPage(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const page = fastify();
  await page.register(scalar, {
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
  return page;
}
