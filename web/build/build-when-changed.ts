/*
 * Builds the pages when there is no build, or when it is of other sources: before the server starts
 * (`npm start`) and before the tests. Told apart by content, so that a fresh checkout of the same files
 * builds once.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..');
const mark = 'built-from.txt';
const sourceFiles = [
  'web/**/*.*',
  'contract/**/*.*',
  'verify/*.ts',
  'server/directory/places.csv',
  'package-lock.json',
];
const last = join(project, 'web/dist', mark);

function sources(): string {
  const hash = createHash('sha256');
  const files = sourceFiles.flatMap((pattern) =>
    globSync(pattern, {
      cwd: project,
      exclude: (name) =>
        /(^|\/)(dist|dist-.*|look|node_modules)$/.test(name) || name.endsWith('.test.ts'),
    }),
  );
  for (const file of files.sort()) {
    hash.update(`${file}\n`);
    if (/\.\w+$/.test(file)) hash.update(readFileSync(join(project, file)));
  }
  return hash.digest('hex');
}

export async function buildWhenChanged(say: (line: string) => void): Promise<void> {
  const wanted = sources();
  if (existsSync(last) && readFileSync(last, 'utf8') === wanted) return;
  say('Building the pages, once …');
  const { buildWeb } = await import('./build.ts');
  await buildWeb({ file: mark, content: wanted });
}

/** Vitest's way in: before the first test. */
export default () => buildWhenChanged((line) => console.log(line));

if (import.meta.main) await buildWhenChanged((line) => console.log(line));
