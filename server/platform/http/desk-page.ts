import { randomBytes } from 'node:crypto';
import type { Digits } from '@insaf/contract/digits.ts';
import { type Language, languages } from '@insaf/contract/text.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageOf } from './error-reply.ts';
import { openToAll } from './gate.ts';
import { type MapTiles, tileSource } from './map-tiles.ts';
import type { WebBuild } from './web-build.ts';

/** What the desk is told by the page it starts in; read by `web/desk/installation.ts`. */
export type Installation = {
  readonly language: Language;
  readonly digits: Digits;
  readonly zone: string;
  readonly nonce: string;
  /** Address of map tiles with {z}, {x} and {y}; null draws the map without any. */
  readonly tiles: MapTiles | null;
};

type Options = { readonly zone: string; readonly tiles: Installation['tiles'] };

/**
 * `/desk` and every address below it: one page, which the desk's script fills. Its components make style
 * sheets of their own while they run, which the policy lets pass by a number used once.
 */
export function mountDesk(server: FastifyInstance, build: WebBuild, options: Options): void {
  const tiles = tileSource(options.tiles);
  const show = async (request: FastifyRequest) => {
    const chosen = languages.find((known) => known === request.cookies['insaf-language']);
    return {
      language: chosen ?? languageOf(request),
      digits: request.cookies['insaf-digits'] === 'arab' ? ('arab' as const) : ('latn' as const),
      nonce: randomBytes(16).toString('base64url'),
      ...options,
    };
  };
  for (const path of ['/desk', '/desk/*']) {
    server.get(path, openToAll, async (request, reply) => {
      const installation = await show(request);
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', policy(installation.nonce, tiles))
        .send(pageOf(installation, build));
    });
  }
}

function policy(nonce: string, tiles: string): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "frame-src 'self' blob:",
    `img-src 'self' data: blob:${tiles}`,
    "media-src 'self' blob:",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
  ].join(';');
}

function pageOf(installation: Installation, build: WebBuild): string {
  const { language, nonce } = installation;
  const { styles, scripts, fonts } = build.assetsOf('desk/main.tsx', language);
  const told = JSON.stringify(installation).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${language === 'ar' ? 'إنصاف' : 'Insaf'}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${fonts.map((font) => `<link rel="preload" as="font" type="font/woff2" href="${font}" crossorigin>`).join('\n')}
${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('\n')}
<script type="application/json" id="installation" nonce="${nonce}">${told}</script>
${scripts.map((script) => `<script type="module" src="${script}"></script>`).join('\n')}
</head>
<body>
<div id="desk"></div>
</body>
</html>
`;
}
