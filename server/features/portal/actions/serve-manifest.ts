import { light } from '@insaf/contract/design-tokens.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { words } from '../../../platform/words.ts';
import { choicesOf } from './show-page.ts';

/** The portal as an application that a telephone can install, in the visitor's language. */
export async function serveManifest(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { language } = choicesOf(request);
  const say = words(language);
  const icon = (file: string, sizes: string, purpose: 'any' | 'maskable') => ({
    src: `/${file}`,
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  });
  return reply
    .type('application/manifest+json; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('vary', 'cookie, accept-language')
    .send(
      JSON.stringify({
        id: '/',
        name: `${say('portal.name')} · ${say('portal.tagline')}`,
        short_name: say('portal.name'),
        description: say('portal.description'),
        lang: language,
        dir: language === 'ar' ? 'rtl' : 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: light.nile,
        background_color: light.paper,
        icons: [
          icon('icon-192.png', '192x192', 'any'),
          icon('icon-512.png', '512x512', 'any'),
          icon('icon-maskable-512.png', '512x512', 'maskable'),
          icon('icon.svg', 'any', 'any'),
        ],
        shortcuts: [
          { name: say('portal-offline.manifest.shortcut_file'), url: '/file' },
          { name: say('portal-offline.manifest.shortcut_track'), url: '/track' },
        ],
      }),
    );
}
