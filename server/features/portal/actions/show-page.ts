import type { PortalPageName, PortalPages } from '@insaf/contract/portal.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../../platform/context.ts';
import { languageOf } from '../../../platform/http/error-reply.ts';
import { mapTiles, tileSource } from '../../../platform/http/map-tiles.ts';
import type { WebBuild } from '../../../platform/http/web-build.ts';
import { words } from '../../../platform/words.ts';
import { installationFor } from '../../installation/index.ts';
import type { UploadCtx } from '../../uploads/index.ts';
import { type Choices, readChoices } from '../rules/read-choices.ts';

/** What the portal's pages are shown with. */
export type Portal = {
  readonly ctx: Ctx;
  readonly build: WebBuild;
  readonly uploads: UploadCtx;
};

export function choicesOf(request: FastifyRequest): Choices {
  return readChoices(request.cookies, languageOf(request));
}

/** Answers with a page, in the visitor's language and digits. */
export async function showPage<Name extends PortalPageName>(
  { ctx, build }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  name: Name,
  data: PortalPages[Name],
): Promise<FastifyReply> {
  const { language, digits } = choicesOf(request);
  const installation = await installationFor(ctx, language);
  const page = build.renderPortal(name, data, {
    language,
    digits,
    zone: ctx.config.TIME_ZONE,
    now: ctx.clock().toISOString(),
    say: words(language, digits),
    path: request.url,
    home: ctx.config.PUBLIC_URL,
    installation,
    tiles: mapTiles(ctx.config),
    assets: build.assetsOf('portal/portal.ts', language),
  });
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policyFor(ctx))
    .send(page);
}

/** For addresses that nothing answers. */
export function noSuchPage(portal: Portal) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const say = words(choicesOf(request).language);
    return showPage(portal, request, reply.status(404), 'message', {
      title: say('portal.message.not_found.title'),
      text: say('portal.message.not_found.text'),
      request: null,
    });
  };
}

let policy: string | undefined;

/** Everything from this server; pictures also from where the map's tiles are, if they are configured. */
function policyFor({ config }: Ctx): string {
  policy ??= [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `img-src 'self' data: blob:${tileSource(mapTiles(config))}`,
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
  ].join(';');
  return policy;
}
