/*
 * No statement of the product waits for ever: whoever opens a connection says how long a statement may take and
 * how long it waits for another's lock, or stands here with the reason why not.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const server = join(import.meta.dirname, '..', '..');

/** By file, why it has no bounds of its own. */
const unbounded: Record<string, string> = {
  'platform/db/migrate.ts':
    'a migration of a large table takes what it takes, and of servers that start at once one waits for the other',
  'platform/db/writing-the-past.ts':
    'holds one lock for as long as the past is being written, with a patience of its own for getting it',
  'platform/db/listen.ts': 'is given the settings of the pool, and tries its connection by itself',
  'platform/db/connect.ts':
    'the pool has both; the one look before the start is bounded by the driver, which needs no answer for it',
};

const openings = globSync('**/*.ts', { cwd: server })
  .filter((file) => !/\.test\.ts$|^test\/|^node_modules\//.test(file))
  .flatMap((file) => {
    const text = readFileSync(join(server, file), 'utf8');
    return [...text.matchAll(/new (?:pg\.)?(?:Client|Pool)\(/g)].map(({ index }) => ({
      file,
      call: text.slice(index, text.indexOf(');', index)),
    }));
  });

test('every connection that the server opens has a bound on statements and on waiting for locks', () => {
  expect(openings.length).toBeGreaterThan(4);
  const without = openings.filter(
    ({ call }) => !/statement_?timeout/i.test(call) || !/lock_?timeout/i.test(call),
  );
  expect(without.map(({ file }) => file).filter((file) => !(file in unbounded))).toEqual([]);
});

test('no reason is given for a file that opens no connection without bounds', () => {
  for (const file of Object.keys(unbounded)) {
    expect(openings.map((opening) => opening.file)).toContain(file);
  }
});
