import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentKey } from '../../platform/files/storage.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { dossier, examiner, type Filed, file, move, naser, upload } from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const sample = join(import.meta.dirname, '../../platform/files/samples/sound.mp3');
const recording = readFileSync(sample);

async function withVoice(more: object = {}): Promise<Filed & { voice: string }> {
  const voice = await upload(app, recording, 'صوت سعاد النجار.mp3');
  const filed = await file(app, { uploads: [voice], ...more });
  return { ...filed, voice };
}

async function row(id: string) {
  const { rows } = await app.database.pool.query('SELECT * FROM uploads WHERE id = $1', [id]);
  return rows[0];
}

const hear = (as: string, { number, voice }: Filed & { voice: string }, range?: string) =>
  app.call('GET', `/complaints/${number}/files/${voice}/original`, {
    as,
    ...(range === undefined ? {} : { headers: { range } }),
  });

test('a recording lies sealed on the disk, under the key of who speaks', async () => {
  const filed = await withVoice();
  const { sha256, voice_of, key_no } = await row(filed.voice);
  expect([voice_of, key_no]).toEqual([1, null]);
  const kept = readFileSync(join(app.ctx.config.DATA_DIR, 'files', contentKey(sha256)));
  expect(kept.includes(recording.subarray(100, 164))).toBe(false);
  const heard = await hear(examiner, filed);
  expect([heard.status, heard.raw.equals(recording)]).toEqual([200, true]);
  const part = await hear(examiner, filed, 'bytes=1000-1999');
  expect([part.status, part.raw.equals(recording.subarray(1000, 2000))]).toEqual([206, true]);
  const own = await app.call('POST', `/tracking/files/${filed.voice}/original`, {
    body: { number: filed.number, code: filed.code },
  });
  expect(own.raw.equals(recording)).toBe(true);
});

test('the same recording sent twice is kept twice: nobody learns that another sent it', async () => {
  const [one, two] = [await withVoice(), await withVoice()];
  expect((await row(one.voice)).sha256.equals((await row(two.voice)).sha256)).toBe(false);
});

test('with the person, the recording is gone: nothing else opens it', async () => {
  const filed = await withVoice();
  await app.database.pool.query('DELETE FROM complainants WHERE complaint_number = $1', [
    filed.number,
  ]);
  expect((await hear(examiner, filed)).status).toBe(404);
});

test('a recording of somebody who does not say who they are stays with the installation', async () => {
  const filed = await withVoice({ anonymous: true, complainants: [] });
  expect(await row(filed.voice)).toMatchObject({ voice_of: null, key_no: 1 });
  expect((await hear(examiner, filed)).raw.equals(recording)).toBe(true);
});

test('hearing is recorded, once for a while, and is not for everybody who reads', async () => {
  const filed = await withVoice();
  await hear(examiner, filed);
  await hear(examiner, filed, 'bytes=0-99');
  const views = async () => {
    const { rows } = await app.database.pool.query(
      'SELECT fields FROM identity_views WHERE complaint_number = $1',
      [filed.number],
    );
    return rows.map(({ fields }) => fields);
  };
  expect(await views()).toEqual([['voice']]);
  app.pass({ minutes: 11 });
  await hear(examiner, filed);
  expect(await views()).toHaveLength(2);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  expect((await hear('supervisor@gov-bns', filed)).status).toBe(404);
  expect((await hear(naser, filed)).status).toBe(200);
});

test('the agency complained of hears nothing, and is told neither name nor time of the recording', async () => {
  const filed = await withVoice({ agencyComplainedOf: 'gov-bns-lu-naser' });
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  expect((await hear(naser, filed)).status).toBe(404);
  const { uploads } = await dossier(app, naser, filed);
  expect(uploads[0]).toMatchObject({ kind: 'audio', name: null, takenAt: null, position: null });
});
