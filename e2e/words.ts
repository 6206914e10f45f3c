import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../contract/text.ts';

type Nested = { readonly [key: string]: string | Nested };

const folder = join(import.meta.dirname, '..', 'contract', 'words');

/**
 * What the pages say in a language, by the key that it has in their code: `say('desk-agencies.act.move')`.
 * Parameters stand as they are written. It throws where a key has no sentence.
 */
export function wordsOf(language: Language): (key: string) => string {
  const files = new Map<string, Nested>();
  return (key) => {
    const [name, ...path] = key.split('.') as [string, ...string[]];
    let file = files.get(name);
    if (file === undefined) {
      file = JSON.parse(readFileSync(join(folder, language, `${name}.json`), 'utf8')) as Nested;
      files.set(name, file);
    }
    let found: string | Nested | undefined = file;
    for (const part of path) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') throw new Error(`no words for ${key}`);
    return found;
  };
}
