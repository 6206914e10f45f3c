import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentKey } from '../../platform/files/storage.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  accepted,
  centreJudge,
  document,
  type Filed,
  file,
  move,
  naser,
  photo,
  photoBytes,
  reply,
  spot,
  upload,
} from '../../test/journey.ts';
import { sequence } from '../ledger/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const complainant = {
  ...{ name: 'زمردة القاضوي', phone: '01009876543', nationalId: '28706050112358' },
};

/** The files of a copy, by name, as any program unpacks them. */
async function taken({ number, code }: Filed, more: object = {}) {
  const reply = await app.call('POST', '/tracking/data', { body: { number, code, ...more } });
  expect(reply.status).toBe(200);
  expect(reply.headers['content-type']).toBe('application/zip');
  const folder = mkdtempSync(join(tmpdir(), 'insaf-zip-'));
  writeFileSync(join(folder, 'data.zip'), reply.raw);
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'data.zip'), folder]);
  const read = (name: string) => readFileSync(join(folder, name));
  const data = JSON.parse(read('data.json').toString());
  return {
    data,
    read,
    page: read('index.html').toString(),
    done: () => rmSync(folder, { recursive: true }),
  };
}

test('a person takes all that is kept of them as one file, and the ledger has it', async () => {
  const photo = await photoBytes(app);
  const filed = await file(app, {
    text: 'ماسورة <b>مكسورة</b>',
    landmark: 'خلف مخبز عنتر',
    complainants: [complainant],
    uploads: [await upload(app, photo, 'بيتي.jpg')],
  });
  await sequence(app.ctx);
  const { data, read, page, done } = await taken(filed);
  expect(data.person).toMatchObject({ ...complainant, phone: '+201009876543' });
  expect(data.complaint.text).toBe('ماسورة <b>مكسورة</b>');
  expect(data.where).toEqual({ landmark: 'خلف مخبز عنتر', position: spot });
  expect(page).toContain('خلف مخبز عنتر');
  expect(data.files).toEqual([{ path: 'files/1-بيتي.jpg', yours: true, missing: false }]);
  expect(read('files/1-بيتي.jpg').equals(photo)).toBe(true);
  expect(JSON.parse(read('proof.json').toString()).format).toBe('insaf-receipt-1');
  expect(page).toContain('dir="rtl"');
  expect(page).toContain('&lt;b&gt;مكسورة');
  expect(page).not.toContain('<b>مكسورة');
  done();
  const { rows } = await app.database.pool.query(
    `SELECT actor FROM ledger_events WHERE type = 'export' AND complaint_number = $1`,
    [filed.number],
  );
  expect(rows).toEqual([{ actor: 'complainant' }]);
  const wrong = await app.call('POST', '/tracking/data', {
    body: { number: filed.number, code: '00000000' },
  });
  expect(wrong.status).toBe(404);
});

test('of a complaint of several, the copy names nobody: all of them have the code', async () => {
  const other = { name: 'شفيقة الطوخي', phone: '01112223344' };
  const filed = await file(app, { complainants: [complainant, other] });
  const { data, page, done } = await taken(filed, { language: 'en' });
  expect(data).toMatchObject({ several: true, person: null });
  expect(page).not.toMatch(/زمردة|شفيقة/);
  expect(page).toContain('dir="ltr"');
  done();
});

test('a reply is taken along as it is shown: a covered photo by its own type, a hidden document named only', async () => {
  const filed = await accepted(app);
  app.pass({ hours: 3 });
  const [seen, paper] = [await photo(app), await document(app)];
  await move(app, naser, filed, 'replies', reply([{ upload: seen }, { upload: paper }]));
  await move(app, centreJudge, filed, 'settle', {});
  const hide = (what: string, body: object) => move(app, 'head@cabinet', filed, what, body);
  const rectangles = [{ x: 0, y: 0, width: 500, height: 500, kind: 'face', look: 'block' }];
  await hide(`redactions/photos/${seen}`, { after: 0, rectangles });
  const hiding = { kind: 'health', replacement: null };
  await hide(`redactions/files/${paper}`, { after: 1, hiding });
  await app.database.pool.query(`UPDATE notices SET state = 'sent', sent_at = now(),
    carrier = 'outbox', way = 'sms' WHERE state IN ('queued', 'sending')`);
  const { data, read, page, done } = await taken(filed, { language: 'en' });
  expect(data.files).toEqual([{ path: 'files/1-photo.webp', yours: false, missing: false }]);
  expect(read('files/1-photo.webp').subarray(8, 12).toString()).toBe('WEBP');
  expect(page).toContain('Document (hidden: it has health data)');
  expect(page).toContain('Complaint settled <small>Text message</small>');
  done();
});

test('a file that the store has lost is named as missing, and everything else is given', async () => {
  const [first, second] = [await photoBytes(app), await photoBytes(app)];
  const lost = await upload(app, first, 'one.jpg');
  const filed = await file(app, {
    complainants: [complainant],
    uploads: [lost, await upload(app, second, 'two.jpg')],
  });
  const { storage } = app.uploads;
  await storage.remove(contentKey(createHash('sha256').update(first).digest()));
  const { data, read, page, done } = await taken(filed, { language: 'en' });
  const [one, two] = data.files.toSorted((a: { missing: boolean }) => (a.missing ? -1 : 1));
  expect(one).toMatchObject({ path: expect.stringMatching(/one\.jpg$/), missing: true });
  expect(() => read(one.path)).toThrow('ENOENT');
  expect(two).toMatchObject({ path: expect.stringMatching(/two\.jpg$/), missing: false });
  expect(read(two.path).equals(second)).toBe(true);
  expect(page).toContain('yours; it could not be read');
  done();
  const alone = `/complaints/${filed.number}/files/${lost}/original`;
  const answer = await app.call('GET', alone, { as: 'head@cabinet' });
  expect([answer.status, answer.body.error.code]).toEqual([503, 'files_out_of_reach']);
  expect(answer.headers['retry-after']).toBe('30');
});
