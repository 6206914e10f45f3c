import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StorageFault } from '../../../platform/errors.ts';
import { jpeg, pdf } from '../../../platform/files/samples/make.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { type UploadServer, uploadServer } from '../../../test/upload-server.ts';
import type { Upload } from '../queries.ts';
import { readFile } from './read-file.ts';
import { receiveFile } from './receive-file.ts';

let database: TestDatabase;
let server: UploadServer;
let photo: Buffer;
let upload: Upload;

beforeAll(async () => {
  database = await testDatabase();
  server = await uploadServer(database.db);
  photo = await jpeg(2000, 1000, {
    taken: '2025:07:20 14:05:09',
    lat: '30/1 2/1 0/1',
    lon: '31/1 0/1 0/1',
  });
  upload = await receiveFile(server.ctx, Readable.from([photo]), { name: 'حفرة.exe' });
});
afterAll(async () => {
  await server.close();
  server.removeFolder();
  await database.close();
});

const read = (form: 'original' | 'show' | 'thumbnail', asked = {}, of = upload) =>
  readFile(server.ctx, of, form, asked);

test('the original comes byte for byte, and no browser runs it', async () => {
  const { status, headers, body } = await read('original');
  expect(status).toBe(200);
  expect((await buffer(body!)).equals(photo)).toBe(true);
  expect(headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(photo.length),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=600',
    'content-disposition': `attachment; filename="____.jpg"; filename*=UTF-8''%D8%AD%D9%81%D8%B1%D8%A9.jpg`,
  });
});

test('the copies are smaller and say nothing of the place', async () => {
  for (const [form, width] of [
    ['show', 1600],
    ['thumbnail', 400],
  ] as const) {
    const { headers, body } = await read(form);
    const copy = await sharp(await buffer(body!)).metadata();
    expect([headers['content-type'], copy.width, copy.exif]).toEqual([
      'image/webp',
      width,
      undefined,
    ]);
  }
});

test('a document has no copies', async () => {
  const document = await receiveFile(server.ctx, Readable.from([pdf()]), {});
  await expect(read('show', {}, document)).rejects.toMatchObject({ code: 'not_found' });
  const { headers } = await read('original', {}, document);
  expect(headers['content-disposition']).toContain('filename="document.pdf"');
});

test('a part is given as a part, so that a recording can be played from its middle', async () => {
  const { status, headers, body } = await read('original', { range: 'bytes=100-199' });
  expect([status, headers['content-range']]).toEqual([206, `bytes 100-199/${photo.length}`]);
  expect((await buffer(body!)).equals(photo.subarray(100, 200))).toBe(true);
  const beyond = await read('original', { range: `bytes=${photo.length}-` });
  expect([beyond.status, beyond.headers['content-range'], beyond.body]).toEqual([
    416,
    `bytes */${photo.length}`,
    null,
  ]);
});

test('what the reader has already is not sent again', async () => {
  const { headers } = await read('thumbnail');
  expect(await read('thumbnail', { 'if-none-match': headers.etag })).toMatchObject({
    status: 304,
    body: null,
  });
  expect(await read('show', { 'if-none-match': headers.etag })).toMatchObject({ status: 200 });
});

test('content that the store has lost is a fault, not an empty file', async () => {
  const lost = { ...upload, sha256: Buffer.alloc(32) };
  await expect(read('original', {}, lost)).rejects.toThrow(StorageFault);
});
