import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { eventStreams } from './event-streams.ts';

/** A server whose every request opens a stream, of the person named by its path. */
async function serveStreams(mostUnread = 1 << 20) {
  const streams = eventStreams<{ person: string }>({
    ...{ perPerson: 2, personOf: ({ person }) => person },
    ...{ keepFor: 60_000, keepMost: 3, mostUnread, beatEvery: 30 },
  });
  const server = createServer((incoming, reply) => {
    const since = incoming.headers['last-event-id'] as string | undefined;
    streams.open(reply, { person: incoming.url! }, since);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(async () => {
    streams.end(() => true);
    server.closeAllConnections();
    server.close();
  });
  return { streams, port: (server.address() as AddressInfo).port };
}
const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function read(port: number, path: string, since?: string) {
  const asked = request({
    ...{ port, path, host: '127.0.0.1' },
    headers: since === undefined ? {} : { 'last-event-id': since },
  });
  asked.end();
  const [reply] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  let ended = false;
  reply.on('data', (chunk) => {
    text += chunk;
  });
  reply.on('close', () => {
    ended = true;
  });
  reply.on('error', () => undefined);
  return {
    ...{ reply, text: () => text, ended: () => ended },
    last: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
  };
}

test('each reader gets what is for them, and a line that is quiet is kept awake', async () => {
  const { streams, port } = await serveStreams();
  const [a, b] = [await read(port, '/a'), await read(port, '/b')];
  streams.send('told', ({ person }) => (person === '/a' ? { secret: 1 } : undefined));
  streams.send('told', () => ({ all: 2 }));
  await expect.poll(() => b.text()).toContain('"all":2');
  expect(a.text()).toContain('event: told\ndata: {"secret":1}\n\n');
  expect(b.text()).not.toContain('secret');
  await expect.poll(() => b.text()).toMatch(/\n\n:\n\n/);
});

test('who comes back is sent what followed, or told to fetch again where that was too long ago', async () => {
  const { streams, port } = await serveStreams();
  const first = await read(port, '/a');
  await expect.poll(() => first.last()).not.toBe('');
  const seen = first.last();
  for (const n of [1, 2, 3]) streams.send('told', () => ({ n }));
  const again = await read(port, '/b', seen);
  await expect.poll(() => again.text()).toContain('"n":3');
  expect(again.text()).toContain('"resumed":true');
  expect(again.text()).toContain('"n":1');
  streams.send('told', () => ({ n: 4 }));
  const late = await read(port, '/c', seen);
  await expect.poll(() => late.text()).toContain('event: reset');
  expect(late.text()).not.toContain('"n":4');
});

test('a reader that takes nothing is cut off, and holds up no other', async () => {
  const { streams, port } = await serveStreams(100_000);
  const [slow, quick] = [await read(port, '/slow'), await read(port, '/quick')];
  slow.reply.pause();
  const words = 'x'.repeat(10_000);
  for (let n = 0; n < 3000 && streams.readers().length === 2; n += 1) {
    streams.send('told', () => ({ n, words }));
    await new Promise(setImmediate);
  }
  expect(streams.readers()).toEqual([{ person: '/quick' }]);
  expect(quick.ended()).toBe(false);
});

test('one person more than allowed ends their oldest, saying why', async () => {
  const { port } = await serveStreams();
  const streams = [await read(port, '/a'), await read(port, '/a'), await read(port, '/a')];
  await expect.poll(() => streams[0]!.ended()).toBe(true);
  expect(streams[0]!.text()).toContain('event: end\ndata: {"why":"too_many"}');
  expect(streams[2]!.ended()).toBe(false);
});
