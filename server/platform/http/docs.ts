import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { openToAll } from './gate.ts';
import { API } from './serve.ts';

/**
 * `/api/v1/openapi.json`, printed from the same tables that the server checks requests with, and a page to
 * read and try it. The page is all on this server: no font, script or call goes elsewhere, and no inline
 * script runs. It makes its own styles, so it has a policy of its own.
 */
export function addDocs(server: FastifyInstance): void {
  const describe = () =>
    (server as unknown as { swagger: () => { info: { title: string } } }).swagger();
  server.get(`${API}/openapi.json`, openToAll, async () => describe());
  server.get(`${API}/docs`, openToAll, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy)
      .send(pageOf(describe().info.title)),
  );
  server.get(`${API}/docs/before.js`, openToAll, async (_request, reply) => script(reply, before));
  server.get(`${API}/docs/open.js`, openToAll, async (_request, reply) => script(reply, open));
  let scalar: Promise<Buffer> | undefined;
  server.get(`${API}/docs/scalar.js`, openToAll, async (_request, reply) => {
    scalar ??= readScalar();
    return script(reply, await scalar);
  });
}

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Its script tries whether it may make code from text unless told that it may not, as the policy says. */
const before = 'globalThis.__zod_globalConfig = { jitless: true };\n';

const open = `Scalar.createApiReference('#app', ${JSON.stringify({
  url: `${API}/openapi.json`,
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  // They lead to Scalar's own services.
  showDeveloperTools: 'never',
})});\n`;

const pageOf = (title: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}: API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>
/* The name of an operation at the head of a narrow screen: cut off there, so that nothing scrolls sideways. */
.t-doc__header > header > span { overflow: hidden; text-overflow: ellipsis }
/* What copies a heading's address shows where a mouse points, and stands beyond a narrow screen. */
@media (max-width: 600px) { button[class*="group-hover/heading"] { display: none !important } }
</style>
</head>
<body>
<div id="app"></div>
<noscript><a href="${API}/openapi.json">openapi.json</a></noscript>
<script src="${API}/docs/before.js"></script>
<script src="${API}/docs/scalar.js"></script>
<script src="${API}/docs/open.js"></script>
</body>
</html>
`;

function script(reply: FastifyReply, text: string | Buffer): FastifyReply {
  return reply
    .type('text/javascript; charset=utf-8')
    .header('cache-control', 'max-age=3600')
    .send(text);
}

/**
 * Scalar's script, which its package gives out by a server of its own only: 4 MB, and 25 MB and 0.15 s
 * to load, which is paid when somebody first opens the page.
 */
async function readScalar(): Promise<Buffer> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const within = fastify();
  await within.register(scalar, { routePrefix: '/docs', configuration: { url: '/' } });
  const { statusCode, rawPayload } = await within.inject('/docs/js/scalar.js');
  if (statusCode !== 200) throw new Error(`Scalar's script is not where it was: ${statusCode}`);
  await within.close();
  return rawPayload;
}
