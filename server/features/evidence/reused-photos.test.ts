import type { EvidenceItemView } from '@insaf/contract/evidence.ts';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readGrey } from '../../platform/files/read-grey.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { disguises } from '../../test/disguises.ts';
import {
  accepted,
  centreJudge,
  type Filed,
  move,
  naser,
  photoBytes,
  reply,
  upload,
} from '../../test/journey.ts';
import { uploadsByIds } from '../uploads/index.ts';
import { printsOf } from './actions/prints-of.ts';
import { findLikePhotos } from './queries.ts';
import { bandKeys } from './rules/photo-keys.ts';
import { printArea, printFromGrey, printSide } from './rules/photo-print.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function answerWith(filed: Filed, photo: Buffer): Promise<EvidenceItemView[]> {
  app.pass({ minutes: 10 });
  const evidence = [{ upload: await upload(app, photo) }];
  return (await move(app, naser, filed, 'replies', reply(evidence))).items;
}

const useIn = (items: readonly EvidenceItemView[]) =>
  items.find(({ requirement }) => requirement === 'photo_unused');

async function settleRefusal(filed: Filed): Promise<string | undefined> {
  const body = { acceptances: [] };
  const settling = await app.call('POST', `/complaints/${filed.number}/settle`, {
    as: centreJudge,
    body,
  });
  return settling.body.error?.code;
}

test('a photo of another reply is caught as it is, disguised, and again; a new one is not', async () => {
  const first = await accepted(app);
  const photo = await photoBytes(app);
  expect(useIn(await answerWith(first, photo))?.because).toBe('never_used');
  const others = {
    'as it is': photo,
    forwarded: await disguises['forwarded: cut, resized, brighter'](photo, 1),
    screenshot: await disguises['screenshot of a telephone'](photo, 1),
    again: await disguises['screenshot of a desk'](photo, 1),
  };
  for (const [name, disguised] of Object.entries(others)) {
    const second = await accepted(app);
    const use = useIn(await answerWith(second, disguised));
    expect(use, name).toMatchObject({ state: 'not_met', because: 'used_before' });
    expect(use?.params.complaintNumber, name).toBe(first.number);
    expect(await settleRefusal(second), name).toBe('evidence_not_met');
  }
  const third = await accepted(app);
  app.pass({ hours: 1 });
  expect(useIn(await answerWith(third, await photoBytes(app)))?.because).toBe('never_used');
  expect(await settleRefusal(third)).toBeUndefined();
});

test('a reply that was returned may show its photo again, in whatever form', async () => {
  const filed = await accepted(app);
  const photo = await photoBytes(app);
  await answerWith(filed, photo);
  await move(app, centreJudge, filed, 'return-reply', { reason: 'أرسلوا صورة أوضح' });
  const again = await disguises['saved badly'](photo);
  expect(useIn(await answerWith(filed, again))?.because).toBe('never_used');
});

test('two forms of one photo show the same, two photos do not', async () => {
  const photo = await photoBytes(app);
  const forms = [photo, await disguises['cut by 5 % a side'](photo), await photoBytes(app)];
  const ids: string[] = [];
  for (const form of forms) ids.push(await upload(app, form));
  const { same } = await printsOf(app.uploads.storage, await uploadsByIds(app.ctx.db, ids));
  expect(same(ids[0]!, ids[1]!)).toBe(true);
  expect(same(ids[0]!, ids[2]!)).toBe(false);
});

test('of a photo that shows nothing it cannot be known whether it was used', async () => {
  const create = { width: 900, height: 700, channels: 3 as const, background: '#0a0a0a' };
  const filed = await accepted(app);
  const items = await answerWith(filed, await sharp({ create }).jpeg().toBuffer());
  expect(useIn(items)).toMatchObject({ state: 'unknown', because: 'not_comparable' });
});

test('a key that too many complaints have in common is not looked for', async () => {
  const filed = await accepted(app);
  const photo = await photoBytes(app);
  await answerWith(filed, photo);
  const print = printFromGrey(await readGrey(photo, { area: printArea, longest: printSide }));
  const found = async () =>
    (await findLikePhotos(app.ctx.db, print, '0')).map((like) => like.complaintNumber);
  expect(await found()).toContain(filed.number);
  expect(await findLikePhotos(app.ctx.db, print, filed.number)).toEqual([]);
  const share = (from: number, to: number) =>
    sql`INSERT INTO photo_keys SELECT key, complaint
      FROM unnest(${bandKeys(print)}::integer[]) AS key, generate_series(${from}::bigint, ${to}) AS complaint`.execute(
      app.ctx.db,
    );
  await share(900_000_000_001, 900_000_000_023);
  expect(await found()).toContain(filed.number);
  await share(900_000_000_024, 900_000_000_024);
  expect(await found()).not.toContain(filed.number);
});

test('what photos look like is remembered for good: the server cannot change or remove it', async () => {
  for (const table of ['photo_prints', 'photo_keys']) {
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(app.ctx.db)).rejects.toThrow(
      'permission denied',
    );
  }
});
