import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../platform/errors.ts';
import { jpeg, pdf, sample } from '../../platform/files/samples/make.ts';
import { contentKey } from '../../platform/files/storage.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import {
  create,
  head,
  idOf,
  metadata,
  patch,
  refusalIn,
  rowOf,
  send,
  stateOf,
  stored,
  tus,
  type UploadServer,
  uploadServer,
} from '../../test/upload-server.ts';
import type { UploadSettings } from './actions/open-uploads.ts';
import type { UploadRoutesOptions } from './routes.ts';

let database: TestDatabase;
let server: UploadServer;
let photo: Buffer;
const opened: UploadServer[] = [];

beforeAll(async () => {
  database = await testDatabase();
  photo = await jpeg(1200, 900, { taken: '2025:07:20 14:05:09', offset: '+03:00' });
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

/** Another server for one test, on the same folder and database unless it says otherwise. */
async function another(
  settings: Partial<UploadSettings> = {},
  options: UploadRoutesOptions = {},
): Promise<UploadServer> {
  const other = await uploadServer(database.db, { folder: server.folder, ...settings }, options);
  opened.push(other);
  return other;
}

describe('a file in one request', () => {
  test('is examined and stored before it is answered, byte for byte', async () => {
    const response = await send(server, photo, {
      'upload-metadata': metadata('صورة الحفرة.jpg', 'image/jpeg'),
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      id: idOf(response.headers.get('location')!),
      state: 'ready',
      kind: 'photo',
      mediaType: 'image/jpeg',
      name: 'صورة الحفرة.jpg',
      size: photo.length,
      reason: null,
    });
    const row = await rowOf(server, response.headers.get('location')!);
    expect(row).toMatchObject({ width: 1200, height: 900, has_copies: true, staff_id: null });
    expect(row.taken_at?.toISOString()).toBe('2025-07-20T11:05:09.000Z');
    expect((await stored(server, response.headers.get('location')!)).equals(photo)).toBe(true);
    expect(readdirSync(join(server.folder, 'receiving'))).not.toContain(row.id);
    expect(readdirSync(join(server.folder, 'examining'))).toEqual([]);
  });

  test('that is refused says why in our shape, and the reason stays with it', async () => {
    const response = await send(server, Buffer.from('<html>'), { 'accept-language': 'en' });
    expect(await refusalIn(response)).toEqual([422, 'upload_refused', 'active_content']);
    const rows = await database.db
      .selectFrom('uploads')
      .selectAll()
      .where('state', '=', 'refused')
      .execute();
    expect(rows).toMatchObject([{ refused_reason: 'active_content', size: 6, sha256: null }]);
  });

  test('that is not what its name says is what it is', async () => {
    const response = await send(server, pdf(), {
      'upload-metadata': metadata('photo.jpg', 'image/jpeg'),
    });
    expect(await response.json()).toMatchObject({ kind: 'document', mediaType: 'application/pdf' });
  });

  test('keeps a name that shows what it is, and no path', async () => {
    const name = '../../../etc/\u202egpj.exe\u0000';
    const response = await send(server, photo, { 'upload-metadata': metadata(name) });
    expect(await response.json()).toMatchObject({ name: 'gpj.exe' });
  });
});

describe('before the first byte', () => {
  test.each([
    ['a photo over its limit', 26 * 1024 * 1024, 'image/jpeg', [413, 'too_large', 'too_large']],
    ['anything over every limit', 51 * 1024 * 1024, undefined, [413, 'too_large', undefined]],
    ['an empty file', 0, 'image/jpeg', [422, 'upload_refused', 'empty']],
  ])('%s is refused', async (_what, length, type, refusal) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(length), 'upload-metadata': metadata('x', type) },
    });
    expect(await refusalIn(response)).toEqual(refusal);
  });

  test.each<[string, Record<string, string>, [number, string]]>([
    ['without its length', {}, [400, 'invalid_input']],
    ['with a length that is none', { 'upload-length': '-5' }, [400, 'invalid_input']],
    ['with its length left open', { 'upload-defer-length': '1' }, [400, 'invalid_input']],
    [
      'with metadata that is none',
      { 'upload-length': '5', 'upload-metadata': 'a b c' },
      [400, 'invalid_input'],
    ],
  ])('an upload %s is refused', async (_what, headers, refusal) => {
    const response = await fetch(server.url, { method: 'POST', headers: { ...tus, ...headers } });
    expect((await refusalIn(response)).slice(0, 2)).toEqual(refusal);
  });

  test('another version of the protocol is refused with ours', async () => {
    const response = await fetch(server.url, { method: 'POST', headers: { 'upload-length': '5' } });
    expect(response.headers.get('tus-version')).toBe('1.0.0');
    expect((await refusalIn(response)).slice(0, 2)).toEqual([412, 'wrong_tus_version']);
  });

  test('the server says what it can do, and nothing to pages of other origins', async () => {
    const response = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('tus-extension')?.split(',').sort()).toEqual([
      'creation',
      'creation-with-upload',
      'expiration',
      'termination',
    ]);
    expect(response.headers.get('tus-max-size')).toBe(String(50 * 1024 * 1024));
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
  });

  test('who sends is asked first: staff are remembered, and one who sends too much is stopped', async () => {
    const member = { id: 'officer-1', name: 'Officer', email: 'officer@example.org' };
    await database.pool.query(
      'INSERT INTO staff (id, name, email) VALUES ($1, $2, $3)',
      Object.values(member),
    );
    let calls = 0;
    const other = await another(
      {},
      {
        admit: async () => {
          calls++;
          if (calls > 1) throw new Refusal('too_many_attempts', { seconds: 60 });
          return { staffId: member.id };
        },
      },
    );
    expect(await rowOf(server, await create(other, 5))).toMatchObject({ staff_id: member.id });
    const second = await send(other, photo);
    expect((await refusalIn(second)).slice(0, 2)).toEqual([429, 'too_many_attempts']);
  });

  test('a disk that is nearly full receives nothing', async () => {
    const other = await another({ freeBytesLeast: Number.MAX_SAFE_INTEGER });
    expect((await refusalIn(await send(other, photo))).slice(0, 2)).toEqual([503, 'busy']);
    expect(other.logged).toMatchObject([{ level: 'error' }]);
  });
});

describe('the address of an upload', () => {
  test.each([
    '00000000-0000-4000-8000-000000000000',
    '..%2F..%2Fetc%2Fpasswd',
    'x',
    '%00',
    'a'.repeat(90),
  ])('that nobody was given (%s) leads nowhere', async (id) => {
    for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET']) {
      const response = await fetch(`${server.url}/${id}`, {
        method,
        headers: {
          ...tus,
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
        },
        ...(method === 'PATCH' && { body: 'x' }),
      });
      expect([method, response.status]).toEqual([method, 404]);
    }
  });

  test('never gives the file itself', async () => {
    const response = await send(server, sample('sound.mp3'));
    const asked = await fetch(new URL(response.headers.get('location')!, server.url));
    expect(asked.headers.get('content-type')).toContain('application/json');
    const unfinished = await create(server, 10);
    await patch(unfinished, 0, Buffer.from('<script>'));
    expect((await fetch(unfinished)).headers.get('content-type')).toContain('application/json');
  });

  test('is worth nothing once it is claimed', async () => {
    const response = await send(server, photo);
    const address = new URL(response.headers.get('location')!, server.url).href;
    await database.db
      .updateTable('uploads')
      .set({ state: 'claimed', complaint_number: '123456789012', claimed_at: new Date() })
      .where('id', '=', idOf(address))
      .execute();
    expect(await stateOf(address)).toEqual({ gone: 404 });
    expect((await head(address)).status).toBe(404);
    expect((await fetch(address, { method: 'DELETE', headers: tus })).status).toBe(404);
    expect(await rowOf(server, address)).toMatchObject({ state: 'claimed' });
  });

  test('removes the file when its sender wants it away, but not the same file of another', async () => {
    const file = await jpeg(333, 222);
    const [one, two] = await Promise.all([send(server, file), send(server, file)]);
    const [first, second] = [one, two].map(
      (response) => new URL(response.headers.get('location')!, server.url).href,
    ) as [string, string];
    const { sha256 } = await rowOf(server, first);
    const places = (['original', 'show', 'thumbnail'] as const).map((form) =>
      join(server.folder, 'files', contentKey(sha256!, form)),
    );
    expect((await fetch(first, { method: 'DELETE', headers: tus })).status).toBe(204);
    expect(await stateOf(first)).toEqual({ gone: 404 });
    expect(places.map((place) => existsSync(place))).toEqual([true, true, true]);
    expect((await fetch(second, { method: 'DELETE', headers: tus })).status).toBe(204);
    expect(places.map((place) => existsSync(place))).toEqual([false, false, false]);
  });

  test('ends when its time has passed', async () => {
    const address = await create(server, photo.length);
    server.later = 25 * 60 * 60 * 1000;
    expect(await stateOf(address)).toEqual({ gone: 404 });
    expect((await patch(address, 0, photo)).status).toBe(404);
    server.later = 0;
  });
});

test('many people at once each get their own file', async () => {
  const files = await Promise.all(Array.from({ length: 12 }, (_, i) => jpeg(100 + i, 100)));
  const answers = await Promise.all(files.map((file) => send(server, file)));
  const ids = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { id: string }).id),
  );
  expect(new Set(ids).size).toBe(12);
  for (const [index, id] of ids.entries()) {
    expect((await rowOf(server, id)).width).toBe(100 + index);
    expect((await stored(server, id)).equals(files[index]!)).toBe(true);
  }
});

test('nothing of it all was a bug', () => {
  expect(server.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
