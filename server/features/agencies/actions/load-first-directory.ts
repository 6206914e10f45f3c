import { readFile } from 'node:fs/promises';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { loadDirectory } from './load-directory.ts';

const folder = new URL('../../../directory/', import.meta.url);

/**
 * On the first run, loads the directory that comes with the program. Where there is an agency already,
 * nothing happens; of several servers that start at once, the second finds all of it unchanged.
 *
 * @returns whether it was the first run
 */
export async function loadFirstDirectory(
  ctx: Ctx,
  onProgress: (text: string) => void,
): Promise<boolean> {
  if ((await readDirectory(ctx.db)).agencies.length > 0) return false;
  onProgress('Loading the directory: places, agencies, categories');
  const [places, agencies, categories] = await Promise.all(
    ['places.csv', 'agencies.csv', 'categories.csv'].map((name) =>
      readFile(new URL(name, folder), 'utf8'),
    ),
  );
  const acting = { kind: 'system', job: 'first run' } as const;
  const reports = await loadDirectory(ctx, acting, { places, agencies, categories });
  const loaded = reports.map(({ kind, added, unchanged }) => `${added.length + unchanged} ${kind}`);
  onProgress(`Loaded ${loaded.join(', ')}`);
  return true;
}
