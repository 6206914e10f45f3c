import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jpeg, pdf } from '../../../platform/files/samples/make.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import {
  create,
  patch,
  send,
  type UploadServer,
  uploadServer,
} from '../../../test/upload-server.ts';
import type { Upload } from '../queries.ts';
import { claimUploads } from './claim-uploads.ts';
import { receiveFile } from './receive-file.ts';
import { removeExpiredUploads } from './remove-expired-uploads.ts';

let database: TestDatabase;
let server: UploadServer;
const hour = 60 * 60 * 1000;

beforeAll(async () => {
  database = await testDatabase();
  server = await uploadServer(database.db);
});
beforeEach(() => {
  server.later = 0;
});
afterAll(async () => {
  await server.close();
  server.removeFolder();
  await database.close();
});

const receive = (bytes: Buffer) => receiveFile(server.ctx, Readable.from([bytes]), {});
const claim = (upload: Upload) =>
  claimUploads(database.db, [upload.id], {
    complaintNumber: '111111111111',
    at: server.ctx.clock(),
  });
const exists = async ({ id }: Upload) =>
  (await database.db.selectFrom('uploads').select('id').where('id', '=', id).execute()).length > 0;
const files = ({ sha256 }: Upload) =>
  (['original', 'show', 'thumbnail'] as const).map((form) =>
    existsSync(join(server.folder, 'files', contentKey(sha256!, form))),
  );

test('removes what nothing used in a day, with its content; what was claimed stays', async () => {
  const unused = await receive(await jpeg(200, 100));
  const used = await receive(await jpeg(201, 100));
  await claim(used);
  server.later = 23 * hour;
  expect(await removeExpiredUploads(server.ctx)).toBe(0);
  expect(files(unused)).toEqual([true, true, true]);
  server.later = 25 * hour;
  expect(await removeExpiredUploads(server.ctx)).toBe(1);
  expect([await exists(unused), await exists(used)]).toEqual([false, true]);
  expect(files(unused)).toEqual([false, false, false]);
  expect(files(used)).toEqual([true, true, true]);
});

test('keeps the content of an unused upload that a claimed one shares', async () => {
  const bytes = await jpeg(202, 100);
  const unused = await receive(bytes);
  const used = await receive(bytes);
  await claim(used);
  server.later = 25 * hour;
  expect(await removeExpiredUploads(server.ctx)).toBe(1);
  expect(await exists(unused)).toBe(false);
  expect(files(used)).toEqual([true, true, true]);
});

test('removes what arrived of an upload that broke off, and the row of one that was refused', async () => {
  const address = await create(server, 1000);
  await patch(address, 0, Buffer.alloc(500));
  await send(server, Buffer.from('<html>'));
  const receiving = join(server.folder, 'receiving');
  expect(readdirSync(receiving)).toHaveLength(2);
  server.later = 25 * hour;
  expect(await removeExpiredUploads(server.ctx)).toBe(2);
  expect(readdirSync(receiving)).toEqual([]);
});

test('removes what a killed server left under examination, once it is old', async () => {
  const [old, fresh] = ['old', 'fresh'].map((name) => join(server.ctx.examining, name)) as [
    string,
    string,
  ];
  for (const path of [old, fresh]) writeFileSync(path, 'x');
  utimesSync(old, new Date(), new Date(Date.now() - 2 * hour));
  await removeExpiredUploads(server.ctx);
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});

test('removes any number, and two servers at once remove each of them once', async () => {
  const one = await receive(pdf());
  await database.pool.query(
    `INSERT INTO uploads (id, state, size, refused_reason, created_at, expires_at)
     SELECT gen_random_uuid(), 'refused', 1, 'empty', now(), now() FROM generate_series(1, 250)`,
  );
  server.later = 25 * hour;
  const removed = await Promise.all([
    removeExpiredUploads(server.ctx),
    removeExpiredUploads(server.ctx),
  ]);
  expect(removed[0]! + removed[1]!).toBe(251);
  expect(await exists(one)).toBe(false);
  expect(await removeExpiredUploads(server.ctx)).toBe(0);
});

test('an upload claimed at the last moment is not removed with its content', async () => {
  const upload = await receive(await jpeg(203, 100));
  const { removeExpired } = await import('./remove-upload.ts');
  await claim(upload);
  expect(await removeExpired(server.ctx, upload, new Date(Date.now() + 25 * hour))).toBe(false);
  expect([await exists(upload), files(upload)]).toEqual([true, [true, true, true]]);
});
