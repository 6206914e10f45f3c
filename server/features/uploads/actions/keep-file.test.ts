import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type ClamdServer,
  eicar,
  startClamdServer,
} from '../../../platform/files/samples/clamd-server.ts';
import { blackPng, jpeg, pdf } from '../../../platform/files/samples/make.ts';
import { type S3Server, startS3Server } from '../../../platform/files/samples/s3-server.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import {
  create,
  head,
  offsetOf,
  patch,
  refusalIn,
  send,
  stateOf,
  type UploadServer,
  uploadServer,
} from '../../../test/upload-server.ts';
import type { Upload } from '../queries.ts';
import type { UploadSettings } from './open-uploads.ts';
import { receiveFile } from './receive-file.ts';

let database: TestDatabase;
let server: UploadServer;
let photo: Buffer;

beforeAll(async () => {
  database = await testDatabase();
  photo = await jpeg(640, 480);
});
afterEach(async () => {
  await server.close();
  server.removeFolder();
});
afterAll(() => database.close());

async function open(settings: Partial<UploadSettings> = {}): Promise<UploadServer> {
  server = await uploadServer(database.db, settings);
  return server;
}

const rowOf = (id: string): Promise<Upload> =>
  database.db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('with a virus scanner', () => {
  let clamd: ClamdServer;
  /** The same photo, with the test virus behind. */
  let infected: Buffer;
  beforeEach(async () => {
    clamd = await startClamdServer();
    infected = Buffer.concat([photo, Buffer.from(eicar)]);
  });
  afterEach(() => clamd.close());
  const scanner = (whenDown: 'wait' | 'accept') => ({
    scanner: { host: '127.0.0.1', port: clamd.port, seconds: 1, whenDown },
  });

  test('a harmless file is accepted, an infected one refused and not stored', async () => {
    await open(scanner('wait'));
    expect(await (await send(server, photo)).json()).toMatchObject({ state: 'ready' });
    const refused = await send(server, infected);
    expect(await refusalIn(refused)).toEqual([422, 'upload_refused', 'infected']);
    const { rows } = await database.pool.query(
      `SELECT sha256 FROM uploads WHERE refused_reason = 'infected'`,
    );
    expect(rows).toEqual([{ sha256: null }]);
    expect(clamd.received).toEqual([photo.length, infected.length]);
  });

  test('that is down, a file waits: nothing is lost, and asking again finishes it', async () => {
    await open(scanner('wait'));
    clamd.mood = 'hangs up';
    const address = await create(server, photo.length);
    const answer = await patch(address, 0, photo);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect((await refusalIn(answer)).slice(0, 2)).toEqual([503, 'busy']);
    expect(await stateOf(address)).toMatchObject({ state: 'receiving' });
    expect((await head(address)).status).toBe(503);
    clamd.mood = 'well';
    expect((await head(address)).status).toBe(200);
    expect(await stateOf(address)).toMatchObject({ state: 'ready' });
  });

  test('that is down, a file is accepted and marked where the installation says so', async () => {
    await open(scanner('accept'));
    clamd.mood = 'hangs up';
    const { id } = (await (await send(server, photo)).json()) as { id: string };
    expect(await rowOf(id)).toMatchObject({ state: 'ready', marks: ['not_scanned'] });
    clamd.mood = 'well';
    expect((await refusalIn(await send(server, infected)))[2]).toBe('infected');
  });
});

describe('in a bucket', () => {
  let s3: S3Server;
  beforeEach(async () => {
    s3 = await startS3Server();
    await open({ storage: { kind: 's3', ...s3.settings, bucket: 'insaf' } });
  });
  afterEach(() => s3.close());

  test('a file arrives in parts, and only its content and its copies stay', async () => {
    const address = await create(server, photo.length);
    expect((await patch(address, 0, photo.subarray(0, 10_000))).status).toBe(204);
    expect(await offsetOf(address)).toBe(10_000);
    expect((await patch(address, 10_000, photo.subarray(10_000))).status).toBe(204);
    const row = await rowOf(address.split('/').at(-1)!);
    expect(row.state).toBe('ready');
    const keys = (['original', 'show', 'thumbnail'] as const).map((form) =>
      contentKey(row.sha256!, form),
    );
    expect([...s3.objects.keys()].sort()).toEqual([...keys].sort());
    expect(s3.objects.get(keys[0]!)!.bytes.equals(photo)).toBe(true);
  });

  test('a refused file leaves nothing', async () => {
    const answer = await send(server, photo.subarray(0, 9000));
    expect((await refusalIn(answer))[2]).toBe('truncated');
    expect([...s3.objects.keys()]).toEqual([]);
  });
});

describe('a whole file at once, from another channel', () => {
  test('is examined as any other and ready to be claimed', async () => {
    await open();
    const row = await receiveFile(server.ctx, Readable.from([pdf()]), {
      name: 'C:\\تقرير.pdf',
      type: 'application/pdf',
    });
    expect(row).toMatchObject({
      state: 'ready',
      kind: 'document',
      declared_name: 'تقرير.pdf',
      declared_type: 'application/pdf',
    });
    expect(await rowOf(row.id)).toEqual(row);
  });

  test.each([
    ['a bomb', () => blackPng(50_000, 50_000), 'too_many_pixels'],
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['more than any file may have', () => Buffer.alloc(51 * 1024 * 1024), 'too_large'],
  ])('%s is refused', async (_what, bytes, reason) => {
    await open();
    const received = receiveFile(server.ctx, Readable.from([bytes()]), {});
    await expect(received).rejects.toMatchObject({ params: { reason } });
  });
});

test('an upload removed while it is examined is not brought back, and leaves no content', async () => {
  await open();
  const own = await jpeg(111, 99);
  const address = await create(server, own.length);
  const id = address.split('/').at(-1)!;
  const sent = patch(address, 0, own);
  await expect.poll(() => server.ctx.finishing.has(id), { interval: 1 }).toBe(true);
  expect(
    (await fetch(address, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } })).status,
  ).toBe(204);
  expect((await refusalIn(await sent)).slice(0, 2)).toEqual([400, 'unknown_upload']);
  expect(await stateOf(address)).toEqual({ gone: 404 });
  const kept = readdirSync(join(server.folder, 'files'), { recursive: true, withFileTypes: true });
  expect(kept.filter((entry) => entry.isFile())).toEqual([]);
});
