/*
 * What the service worker keeps for a time without a connection: the portal's style sheet, and its scripts
 * with all they load, but for maps, which are large and of little use without tiles or a connection.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };

const leftOut = /choose-on-map|leaflet|ui\/map/;

/** @param client the folder of the built client, with its manifest */
export function keptOffline(client: string): { version: string; assets: string[] } {
  const manifest = JSON.parse(
    readFileSync(join(client, '.vite', 'manifest.json'), 'utf8'),
  ) as Record<string, Chunk>;
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name) || leftOut.test(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`/${file}`);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) take(next);
  };
  take('portal/portal.ts');
  const assets = [...files, '/icon.svg'].sort();
  return {
    version: createHash('sha256').update(assets.join('\n')).digest('hex').slice(0, 12),
    assets,
  };
}
