import { connect } from 'node:net';
import { Readable } from 'node:stream';
import * as tusClient from 'tus-js-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { jpeg } from '../../../platform/files/samples/make.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import {
  create,
  head,
  idOf,
  offsetOf,
  patch,
  refusalIn,
  stateOf,
  stored,
  type UploadServer,
  uploadServer,
} from '../../../test/upload-server.ts';
import type { UploadRoutesOptions } from '../routes.ts';

let database: TestDatabase;
let server: UploadServer;
let photo: Buffer;
const opened: UploadServer[] = [];

beforeAll(async () => {
  database = await testDatabase();
  photo = await jpeg(1200, 900);
  server = await uploadServer(database.db);
});
afterEach(async () => {
  for (const other of opened.splice(0)) await other.close();
});
afterAll(async () => {
  await server.close();
  server.removeFolder();
  await database.close();
});

/** Another server for one test, on the same folder and database. */
async function another(options: UploadRoutesOptions = {}): Promise<UploadServer> {
  const other = await uploadServer(database.db, { folder: server.folder }, options);
  opened.push(other);
  return other;
}

/** Bytes that lie in the store, without asking the server, which would interrupt whoever sends. */
const sizeReceived = async (address: string) =>
  (await server.ctx.receiving.store.getUpload(idOf(address))).offset;

/** Sends the head of a request and part of its body, and leaves the connection as it is. */
function sendPart(address: string, offset: number, announced: number, bytes: Buffer) {
  const { hostname, port, pathname } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `PATCH ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nTus-Resumable: 1.0.0\r\n` +
      `Upload-Offset: ${offset}\r\nContent-Type: application/offset+octet-stream\r\n` +
      `Content-Length: ${announced}\r\n\r\n`,
  );
  socket.write(bytes);
  return socket;
}

const withTusClient = (bytes: Buffer, options: Partial<tusClient.UploadOptions>) =>
  new Promise<string>((done, fail) => {
    const upload = new tusClient.Upload(bytes, {
      retryDelays: [],
      onSuccess: () => done(upload.url!),
      onError: fail,
      ...options,
    });
    upload.start();
  });

describe('an upload in parts', () => {
  test('by a tus client arrives whole', async () => {
    const address = await withTusClient(photo, {
      endpoint: server.url,
      chunkSize: 50_000,
      metadata: { filename: 'a.jpg', filetype: 'image/jpeg' },
    });
    expect(await stateOf(address)).toMatchObject({ state: 'ready', name: 'a.jpg' });
    expect((await stored(server, address)).equals(photo)).toBe(true);
  });

  test('that broke off goes on where it stopped', async () => {
    const address = await create(server, photo.length);
    const half = Math.floor(photo.length / 2);
    const socket = sendPart(address, 0, photo.length, photo.subarray(0, half));
    await expect.poll(() => sizeReceived(address)).toBe(half);
    socket.destroy();
    expect(await stateOf(address)).toMatchObject({ state: 'receiving' });
    expect(await offsetOf(address)).toBe(half);

    const sent: number[] = [];
    await withTusClient(photo, {
      uploadUrl: address,
      onProgress: (bytes) => sent.push(bytes),
    });
    expect(sent[0]).toBeGreaterThanOrEqual(half);
    expect((await stored(server, address)).equals(photo)).toBe(true);
  });

  test('survives the end of the server and goes on with the next', async () => {
    const first = await another();
    const address = await create(first, photo.length);
    expect((await patch(address, 0, photo.subarray(0, 1000))).status).toBe(204);
    await first.close();
    const second = await another();
    const moved = `${second.url}/${idOf(address)}`;
    expect(await offsetOf(moved)).toBe(1000);
    expect((await patch(moved, 1000, photo.subarray(1000))).status).toBe(204);
    expect((await stored(server, moved)).equals(photo)).toBe(true);
  });

  test('at another offset than the server’s is refused and changes nothing', async () => {
    const address = await create(server, photo.length);
    await patch(address, 0, photo.subarray(0, 1000));
    for (const offset of [0, 500, 1001, photo.length]) {
      const refusal = await refusalIn(await patch(address, offset, photo.subarray(offset)));
      expect(refusal.slice(0, 2)).toEqual([409, 'upload_offset_wrong']);
    }
    expect(await offsetOf(address)).toBe(1000);
    expect((await patch(address, 1000, photo.subarray(1000))).status).toBe(204);
  });

  test('with more bytes than were announced is refused, and can still be finished', async () => {
    const address = await create(server, photo.length);
    const more = Buffer.concat([photo, photo]);
    expect((await refusalIn(await patch(address, 0, more))).slice(0, 2)).toEqual([
      413,
      'too_large',
    ]);
    const at = await offsetOf(address);
    expect(at).toBeLessThan(photo.length);
    expect((await patch(address, at, photo.subarray(at))).status).toBe(204);
    expect((await stored(server, address)).equals(photo)).toBe(true);
  });

  test('by two requests at once ends whole: the newer takes over from the older', async () => {
    const address = await create(server, photo.length);
    const old = sendPart(address, 0, photo.length, photo.subarray(0, 20_000));
    await expect.poll(() => sizeReceived(address)).toBe(20_000);
    expect(await offsetOf(address)).toBe(20_000);
    expect((await patch(address, 20_000, photo.subarray(20_000))).status).toBe(204);
    old.destroy();
    expect((await stored(server, address)).equals(photo)).toBe(true);
  });

  test('by two requests to two servers ends whole', async () => {
    const other = await another();
    const address = await create(server, photo.length);
    const old = sendPart(address, 0, photo.length, photo.subarray(0, 20_000));
    await expect.poll(() => sizeReceived(address)).toBe(20_000);
    const there = `${other.url}/${idOf(address)}`;
    expect(await offsetOf(there)).toBe(20_000);
    expect((await patch(there, 20_000, photo.subarray(20_000))).status).toBe(204);
    old.destroy();
    expect((await stored(server, address)).equals(photo)).toBe(true);
  });

  test('of which the same end is sent many times at once is decided once', async () => {
    const address = await create(server, photo.length);
    await patch(address, 0, photo.subarray(0, -1));
    const ends = await Promise.all(
      Array.from({ length: 6 }, () => patch(address, photo.length - 1, photo.subarray(-1))),
    );
    const statuses = ends.map(({ status }) => status);
    expect(statuses).toContain(204);
    expect(statuses.every((status) => status === 204 || status === 409)).toBe(true);
    expect(await stateOf(address)).toMatchObject({ state: 'ready' });
    expect((await stored(server, address)).equals(photo)).toBe(true);
  });

  test('whose sender falls silent is cut, and what came is kept', async () => {
    const other = await another({ idleSeconds: 0.3 });
    const address = await create(other, photo.length);
    const socket = sendPart(address, 0, photo.length, photo.subarray(0, 5000));
    const cut = new Promise((closed) => socket.on('close', closed));
    await cut;
    expect(await offsetOf(address)).toBe(5000);
  });
});

describe('an answer that was lost', () => {
  test('after the last byte is asked for again', async () => {
    const address = await create(server, photo.length);
    const socket = sendPart(address, 0, photo.length, photo);
    await expect.poll(async () => (await stateOf(address)).state).not.toBe('receiving');
    socket.destroy();
    const asked = await head(address);
    expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, String(photo.length)]);
    expect((await patch(address, photo.length, Buffer.alloc(0))).status).toBe(204);
    expect((await refusalIn(await patch(address, 0, photo)))[1]).toBe('upload_offset_wrong');
  });

  test('because the server was killed after the last byte: asking finishes the work', async () => {
    const address = await create(server, photo.length);
    const { store } = server.ctx.receiving;
    await store.write(Readable.from([photo]), idOf(address), 0);
    expect(await stateOf(address)).toMatchObject({ state: 'receiving' });
    expect((await head(address)).status).toBe(200);
    expect(await stateOf(address)).toMatchObject({ state: 'ready' });
  });

  test('of a refusal: the reason is said again, and there is nothing to go on with', async () => {
    const bytes = photo.subarray(0, 9000);
    const address = await create(server, bytes.length);
    const truncated = [422, 'upload_refused', 'truncated'];
    expect(await refusalIn(await patch(address, 0, bytes))).toEqual(truncated);
    expect(await refusalIn(await patch(address, bytes.length, Buffer.alloc(0)))).toEqual(truncated);
    expect((await head(address)).status).toBe(404);
    expect(await stateOf(address)).toMatchObject({ state: 'refused', reason: 'truncated' });
  });
});

test('nothing of it all was a bug', () => {
  expect(server.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
