/*
 * Builds what the server serves besides its API. First `web/look`, the design tokens and fonts as a style
 * sheet and the outline of the land, which the pages import; then, into `web/dist`:
 *
 *   client/   scripts and styles of portal and desk by hashed names, compressed beforehand, and the
 *             service worker, which keeps its name
 *   portal/   the portal's pages as one module that turns data into HTML, which the server loads
 */
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { tokensAsCss } from '../../contract/design-tokens.ts';
import { writeFonts } from './fonts.ts';
import { keptOffline } from './kept-offline.ts';
import { writeOutline } from './outline.ts';

const web = join(import.meta.dirname, '..');

/**
 * Parts of the desk that many of its pages share, in one file: asking for each by itself costs more than it
 * weighs. Only packages that the portal does not use.
 */
const smallParts = [
  { name: 'icons', test: /node_modules\/@tabler\/icons-react/, minShareCount: 4 },
  { name: 'parts', test: /node_modules\/@(mantine|tanstack)\//, minShareCount: 5 },
];

const common = {
  root: web,
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies InlineConfig;

/** Builds beside the build there is, and takes its place at the end: a server that runs never sees half. */
export async function buildWeb(mark: { file: string; content: string }): Promise<void> {
  // Under Vitest it is `test`, by which the pages would be built to be debugged, and fail.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await buildAll(mark);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function buildAll(mark: { file: string; content: string }): Promise<void> {
  await writeLook();
  const dist = join(web, `dist-${process.pid}`);
  await build({
    ...common,
    publicDir: join(web, 'public'),
    build: {
      outDir: join(dist, 'client'),
      emptyOutDir: true,
      manifest: true,
      assetsInlineLimit: 0,
      target: ['chrome90', 'firefox90', 'safari15'],
      rolldownOptions: {
        input: {
          portal: join(web, 'portal/portal.ts'),
          desk: join(web, 'desk/main.tsx'),
        },
        output: { codeSplitting: { groups: smallParts } },
      },
    },
  });
  await build({
    ...common,
    publicDir: false,
    define: { ...common.define, kept: JSON.stringify(keptOffline(join(dist, 'client'))) },
    build: {
      outDir: join(dist, 'client'),
      emptyOutDir: false,
      target: ['chrome90', 'firefox90', 'safari15'],
      rolldownOptions: {
        input: join(web, 'portal/service-worker.ts'),
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  });
  await build({
    ...common,
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      outDir: join(dist, 'portal'),
      ssr: true,
      target: 'node24',
      rolldownOptions: {
        input: join(web, 'portal/render.tsx'),
        output: { entryFileNames: 'render.js' },
      },
    },
  });
  compressIn(join(dist, 'client'));
  writeFileSync(join(dist, mark.file), mark.content);
  const last = join(web, 'dist');
  keepForOpenPages(join(last, 'client', 'assets'), join(dist, 'client', 'assets'));
  if (existsSync(last)) renameSync(last, `${dist}-last`);
  renameSync(dist, last);
  rmSync(`${dist}-last`, { recursive: true, force: true });
}

const aDay = 24 * 60 * 60 * 1000;

/** A page that is open asks for parts of the build it came from, for a day after there is another. */
function keepForOpenPages(from: string, into: string): void {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    const [old, kept] = [join(from, name), join(into, name)];
    if (existsSync(kept) || Date.now() - statSync(old).mtimeMs > aDay) continue;
    cpSync(old, kept, { preserveTimestamps: true });
  }
}

export async function writeLook(): Promise<void> {
  const look = join(web, 'look');
  const faces = await writeFonts(look);
  writeFileSync(join(look, 'look.css'), `${faces}\n${tokensAsCss()}\n`);
  writeOutline(join(look, 'outline.json'));
}

/** Compressed once here, so that no request waits for it. */
function compressIn(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|json|webmanifest)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
