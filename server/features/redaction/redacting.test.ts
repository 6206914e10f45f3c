import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  photoBytes,
  upload,
} from '../../test/journey.ts';
import { sequence } from '../ledger/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const text = 'جارتي شفيقة الطوخي رأت الموظف حسن';
const hidden = 'جارتي █████ رأت الموظف حسن';
const judge = 'judge@system';

/** Where a word stands, in code points. */
const stretchOf = (words: string, kind = 'name') => {
  const from = [...text.slice(0, text.indexOf(words))].length;
  return { from, to: from + [...words].length, kind };
};

const hide = (as: string, { number }: Filed, subject: string, stretches: object[], after = 0) =>
  app.call('POST', `/complaints/${number}/redactions/texts/${subject}`, {
    as,
    body: { after, stretches },
  });

/** Filed, hidden in part by the examiner, and referred to an agency that may not know the person. */
async function hiddenAndReferred(): Promise<Filed> {
  const filed = await file(app, {
    text,
    remedy: 'اسألوا شفيقة',
    agencyComplainedOf: 'gov-bns-lu-naser',
  });
  expect((await hide(examiner, filed, 'text', [stretchOf('شفيقة الطوخي')])).status).toBe(201);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  return filed;
}

describe('a stretch of text that is hidden', () => {
  test('is not read by the agency complained of, in the complaint, lists or searches', async () => {
    const filed = await hiddenAndReferred();
    const seen = await dossier(app, naser, filed);
    expect(seen.text).toBe(hidden);
    expect(seen.redaction).toMatchObject({
      original: false,
      may: false,
      marks: {},
      hidden: ['text'],
    });
    const list = await app.call('GET', '/complaints', { as: naser });
    expect(JSON.stringify(list.body)).not.toContain('شفيقة الطوخي');
    const found = await app.call('GET', `/complaints?words=${encodeURIComponent('الطوخي')}`, {
      as: naser,
    });
    expect(found.body.complaints).toEqual([]);
    expect((await dossier(app, 'head@gov-bns', filed)).text).toBe(text);
    expect((await person(app, filed)).text).toBe(text);
  });

  test('is undone by a new version; every version is kept and stands in the ledger', async () => {
    const filed = await hiddenAndReferred();
    const above = 'head@cabinet';
    expect((await hide(above, filed, 'text', [])).body.error.code).toBe('redaction_overtaken');
    expect(
      (await hide(above, filed, 'remedy', [{ from: 7, to: 12, kind: 'name' }], 1)).status,
    ).toBe(201);
    expect((await hide(above, filed, 'text', [], 2)).status).toBe(201);
    const seen = await dossier(app, naser, filed);
    expect([seen.text, seen.remedy]).toEqual([text, 'اسألوا █████']);
    const { body } = await app.call('GET', `/complaints/${filed.number}/redactions`, { as: above });
    expect(body.versions.map(({ subject }: { subject: string }) => subject)).toEqual([
      'text',
      'remedy',
      'text',
    ]);
    await sequence(app.ctx);
    const { rows } = await app.database.pool.query(
      `SELECT leaf, parts::text FROM ledger_events WHERE type = 'redact' AND complaint_number = $1`,
      [filed.number],
    );
    expect(rows.length).toBe(3);
    expect(rows.every(({ leaf, parts }) => leaf !== null && !parts.includes('شفيقة'))).toBe(true);
  });

  test('is marked only by who may, and only where there is text', async () => {
    const filed = await hiddenAndReferred();
    for (const as of [naser, judge, 'head@gov-bns-lu-naser']) {
      expect((await hide(as, filed, 'text', [], 1)).status, as).toBeGreaterThanOrEqual(403);
    }
    const outside = await hide(
      'head@cabinet',
      filed,
      'text',
      [{ from: 3, to: 900, kind: 'name' }],
      1,
    );
    expect(outside.body.error).toMatchObject({
      code: 'redaction_outside',
      field: 'stretches.0.to',
    });
    expect((await hide('head@cabinet', filed, 'words-7', [], 1)).status).toBe(404);
    const backwards = await hide(
      'head@cabinet',
      filed,
      'text',
      [{ from: 9, to: 3, kind: 'name' }],
      1,
    );
    expect(backwards.status).toBe(400);
  });
});

test('a rectangle of a photo is gone from the pixels of every copy that others get, with all metadata', async () => {
  const photo = await photoBytes(app);
  const id = await upload(app, photo);
  const filed = await file(app, { text, agencyComplainedOf: 'gov-bns-lu-naser', uploads: [id] });
  const rectangles = [
    { x: 100, y: 100, width: 300, height: 300, kind: 'name', look: 'block' },
    { x: 500, y: 500, width: 300, height: 300, kind: 'face', look: 'blur' },
  ];
  const covering = await app.call('POST', `/complaints/${filed.number}/redactions/photos/${id}`, {
    as: examiner,
    body: { after: 0, rectangles },
  });
  expect(covering.status).toBe(201);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  const get = (as: string, form: string) =>
    app.call('GET', `/complaints/${filed.number}/files/${id}/${form}`, { as });
  const [theirs, ours] = [await get(naser, 'show'), await get('head@gov-bns', 'show')];
  const patch = async (bytes: Buffer, left: number, top: number) => {
    const { width, height } = await sharp(bytes).metadata();
    const place = {
      ...{ left: Math.round(width * left), top: Math.round(height * top) },
      ...{ width: Math.round(width * 0.2), height: Math.round(height * 0.2) },
    };
    const { channels } = await sharp(await sharp(bytes).extract(place).png().toBuffer()).stats();
    return channels.slice(0, 3).map(({ mean, stdev }) => ({ mean, stdev }));
  };
  for (const { mean, stdev } of await patch(theirs.raw, 0.15, 0.15)) {
    expect(mean).toBeLessThan(40);
    expect(stdev).toBeLessThan(5);
  }
  expect(theirs.raw.equals(ours.raw)).toBe(false);
  expect((await patch(ours.raw, 0.15, 0.15)).some(({ mean }) => mean > 40)).toBe(true);
  const { exif, xmp, icc } = await sharp(theirs.raw).metadata();
  expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
  expect((await get(naser, 'thumbnail')).status).toBe(200);
  expect((await get(naser, 'original')).status).toBe(404);
  expect((await get('head@gov-bns', 'original')).raw.equals(photo)).toBe(true);
});
