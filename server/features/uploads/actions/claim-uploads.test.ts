import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../../platform/files/samples/make.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { create, type UploadServer, uploadServer } from '../../../test/upload-server.ts';
import { countClaimed, uploadOf } from '../queries.ts';
import { claimUploads } from './claim-uploads.ts';
import { receiveFile } from './receive-file.ts';

let database: TestDatabase;
let server: UploadServer;
const mine = '111111111111';
const other = '222222222222';
const at = new Date();

beforeAll(async () => {
  database = await testDatabase();
  server = await uploadServer(database.db);
});
afterAll(async () => {
  await server.close();
  server.removeFolder();
  await database.close();
});

const ready = async () => (await receiveFile(server.ctx, Readable.from([pdf()]), {})).id;

/** Puts a row into a state that only time or a refusal brings. */
async function readyBut(change: object): Promise<string> {
  const id = await ready();
  await database.db.updateTable('uploads').set(change).where('id', '=', id).execute();
  return id;
}

const claim = (ids: string[], complaintNumber = mine, replyNo: number | null = null) =>
  database.db
    .transaction()
    .execute((db) => claimUploads(db, ids, { complaintNumber, replyNo, at }));

test('makes uploads part of a complaint, in the order given, each once', async () => {
  const [a, b] = [await ready(), await ready()];
  const claimed = await claim([b, a, b.toUpperCase()]);
  expect(claimed.map(({ id }) => id)).toEqual([b, a]);
  expect(claimed).toMatchObject([
    { state: 'claimed', complaint_number: mine, reply_no: null, claimed_at: at },
    { state: 'claimed' },
  ]);
  expect(await countClaimed(database.db, { complaint_number: mine, reply_no: null })).toBe(2);
  expect(await uploadOf(database.db, { number: other }, a)).toBeUndefined();
});

test('claiming again for the same complaint changes nothing', async () => {
  const id = await ready();
  const first = await claim([id]);
  expect(await claim([id])).toEqual(first);
});

describe('is refused, by the field', () => {
  test.each<[string, () => Promise<string> | string, object]>([
    ['for an upload that was never made', () => randomUUID(), { code: 'unknown_upload' }],
    [
      'for one of another complaint',
      async () => (await claim([await ready()], other))[0]!.id,
      { code: 'unknown_upload' },
    ],
    [
      'for one of a reply, as a file of the complainant',
      async () => (await claim([await ready()], mine, 1))[0]!.id,
      { code: 'unknown_upload' },
    ],
    [
      'for one whose time has passed',
      () => readyBut({ expires_at: at }),
      { code: 'unknown_upload' },
    ],
    [
      'for one that is still arriving',
      async () => (await create(server, 10)).split('/').at(-1)!,
      { code: 'upload_unfinished' },
    ],
    [
      'for one that was refused, with its reason',
      () => readyBut({ state: 'refused', refused_reason: 'truncated' }),
      { code: 'upload_refused', params: { field: 'uploads.1', reason: 'truncated' } },
    ],
  ])('%s, and then none is claimed', async (_what, bad, refusal) => {
    const good = await ready();
    const ids = [good, await bad()];
    await expect(claim(ids)).rejects.toMatchObject({ params: { field: 'uploads.1' }, ...refusal });
    expect(await uploadOf(database.db, { number: mine }, good)).toBeUndefined();
    expect(await claim([good])).toHaveLength(1);
  });

  test('beyond twenty, counting those it has', async () => {
    const number = '333333333333';
    const ids = await Promise.all(Array.from({ length: 21 }, ready));
    await claim(ids.slice(0, 15), number);
    await expect(claim(ids.slice(15), number)).rejects.toMatchObject({
      code: 'upload_refused',
      params: { reason: 'too_many', limit: 20 },
    });
    expect(await claim(ids.slice(15, 20), number)).toHaveLength(5);
    expect(await claim([ids[20]!], number, 1)).toHaveLength(1);
  });
});

test('of two complaints that claim the same upload at once, one gets it', async () => {
  const id = await ready();
  const fates = await Promise.allSettled([claim([id], mine), claim([id], other)]);
  expect(fates.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a claim whose transaction fails leaves the upload free', async () => {
  const id = await ready();
  const failing = database.db.transaction().execute(async (db) => {
    await claimUploads(db, [id], { complaintNumber: other, at });
    throw new Error('the rest failed');
  });
  await expect(failing).rejects.toThrow('the rest failed');
  expect(await claim([id])).toHaveLength(1);
});
