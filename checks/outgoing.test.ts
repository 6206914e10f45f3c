import { expect, test } from 'vitest';
import { outgoing } from './outgoing.ts';
import { treeOf } from './tree.ts';

const file = 'server/features/notices/actions/call-back.ts';
const rulesIn = (text: string, path = file) =>
  outgoing.findings(treeOf({ [path]: text })).map(({ rule }) => rule);

test.each([
  'await fetch(address);',
  'const ask = globalThis.fetch;',
  'new WebSocket(address);',
  'new EventSource(address);',
])('a call of another machine is named: %s', (text) => {
  expect(rulesIn(text)).toEqual(['fetches']);
  expect(rulesIn(text, 'verify/command/read-tiles.ts')).toEqual([]);
});

test.each([
  "import { request } from 'node:https';",
  "const net = await import('node:net');",
  "export { Agent } from 'undici';",
])('what opens connections is named: %s', (text) => {
  expect(rulesIn(text)).toEqual(['opens-connections']);
});

test.each([
  'await cache.fetch(key);',
  "import type { Socket } from 'node:net';",
  '({ fetch: 1 });',
])('what only has such a name is nothing: %s', (text) => {
  expect(rulesIn(text)).toEqual([]);
});
