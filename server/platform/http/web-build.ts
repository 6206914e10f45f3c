import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { RenderPortal } from '@insaf/contract/portal.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { FastifyInstance } from 'fastify';
import { CannotStart } from '../errors.ts';
import { openToAll } from './gate.ts';

/** What a page links to: addresses of this server, with hashes in their names. */
export type Assets = {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** To be loaded at once: the two weights of the language's script, and Latin for digits. */
  readonly fonts: readonly string[];
};

export type WebBuild = {
  /** @param entry an entry of the build: `portal/portal.ts`, `desk/main.tsx` */
  assetsOf: (entry: string, language: Language) => Assets;
  readonly renderPortal: RenderPortal;
  /** Serves the built files: hashed ones for a year, the few with fixed names to be asked for anew. */
  mount: (server: FastifyInstance) => void;
};

/** Headers that a browser heeds on a page, and not on a script, a style sheet or a font. */
const ofPagesOnly = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

type Manifest = Record<string, { file: string; css?: string[] }>;

const folder = join(import.meta.dirname, '..', '..', '..', 'web', 'dist');

/** The built pages (`npm run build`). @throws CannotStart where there are none */
export async function openWebBuild(): Promise<WebBuild> {
  const client = join(folder, 'client');
  const manifestFile = join(client, '.vite', 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new CannotStart('The pages are not built. Run: npm run build');
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const { render } = (await import(pathToFileURL(join(folder, 'portal', 'render.js')).href)) as {
    render: RenderPortal;
  };
  const fileOf = (name: string) => {
    const built = manifest[name];
    if (built === undefined) throw new Error(`the build has no ${name}`);
    return built;
  };
  const known = new Map<string, Assets>();
  return {
    renderPortal: render,
    assetsOf: (entry, language) => {
      const key = `${entry} ${language}`;
      let assets = known.get(key);
      if (assets === undefined) {
        const { file, css = [] } = fileOf(entry);
        const fonts =
          language === 'ar'
            ? ['arabic-400', 'arabic-600', 'latin-400']
            : ['latin-400', 'latin-600'];
        assets = {
          scripts: [`/${file}`],
          styles: css.map((style) => `/${style}`),
          fonts: fonts.map((font) => `/${fileOf(`look/insaf-sans-${font}.woff2`).file}`),
        };
        known.set(key, assets);
      }
      return assets;
    },
    mount: (server) => {
      server.register(async (scope) => {
        scope.addHook('onRoute', (route) => {
          route.config = { ...route.config, ...openToAll.config, uncounted: true };
        });
        scope.register(fastifyStatic, {
          root: client,
          prefix: '/',
          // One route a file: any other address is a page's, or nobody's.
          wildcard: false,
          globIgnore: ['.vite/**', '**/*.br', '**/*.gz'],
          preCompressed: true,
          cacheControl: false,
          decorateReply: false,
          schemaHide: true,
          setHeaders: (reply, path) => {
            const hashed = path.includes('/assets/');
            // What these say is about pages; said of forty scripts it weighs as much as a page.
            if (hashed) for (const name of ofPagesOnly) reply.raw.removeHeader(name);
            reply.header(
              'cache-control',
              hashed ? 'public, max-age=31536000, immutable' : 'public, no-cache',
            );
          },
        });
      });
    },
  };
}
