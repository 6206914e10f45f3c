/*
 * Before the package is packed: the command and all that it needs as one file, because Node runs TypeScript
 * everywhere but in node_modules, and because who checks an office should have to install nothing else.
 */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const here = path.join(import.meta.dirname, '..');

await build({
  root: here,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    outDir: path.join(here, 'dist'),
    emptyOutDir: true,
    ssr: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: path.join(here, 'command/run.ts'),
      output: { entryFileNames: 'insaf-verify.mjs', banner: '#!/usr/bin/env node' },
    },
  },
});
copyFileSync(path.join(here, '../LICENSE'), path.join(here, 'dist/LICENSE'));
