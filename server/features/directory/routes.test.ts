import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { forgetDirectory } from './actions/read-directory.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const get = (path: string, as?: string) => app.call('GET', path, as === undefined ? {} : { as });

test('places are the governorates, then the centres, cities and districts of one', async () => {
  const { body } = await get('/places');
  expect(body.places).toHaveLength(27);
  expect(new Set(body.places.map(({ kind }: { kind: string }) => kind))).toEqual(
    new Set(['governorate']),
  );
  const within = await get('/places?parent=eg-bns');
  expect(within.body.places).toContainEqual({
    ...{ code: 'eg-bns-naser', kind: 'centre', parent: 'eg-bns' },
    name: { ar: 'ناصر', en: expect.any(String) },
    ...{ lat: expect.any(Number), lon: expect.any(Number) },
  });
  const unknown = await get('/places?parent=nowhere');
  expect(unknown.body.error).toMatchObject({ code: 'unknown_place', field: 'parent' });
});

test('all places are given at once, and not again while nothing has changed', async () => {
  const whole = await get('/places?all=true');
  expect(whole.body.places).toHaveLength(411);
  expect(whole.body.places).toContainEqual(
    expect.objectContaining({ code: 'eg-bns-naser', parent: 'eg-bns' }),
  );
  const headers = { 'if-none-match': String(whole.headers.etag) };
  const again = () => app.call('GET', '/places?all=true', { headers });
  expect(await again()).toMatchObject({ status: 304, body: '' });
  await app.database.pool.query("UPDATE places SET name_en = 'Nasser' WHERE code = 'eg-bns-naser'");
  forgetDirectory(app.ctx.db);
  expect((await again()).status).toBe(200);
  // What staff are shown besides, the public is never told to have already.
  expect((await app.call('GET', '/categories', { headers })).status).toBe(200);
});

test('a category is listed with its target time and its evidence rule', async () => {
  const { body } = await get('/categories');
  expect(body.categories).toHaveLength(37);
  expect(body.categories).toContainEqual({
    ...{ code: 'waste', sector: 'local', leadAgencyKind: 'local_unit', targetWorkingHours: 48 },
    name: { ar: 'تراكم القمامة والمخلفات', en: 'Accumulated waste' },
    evidenceRule: { photosAfter: 1, documents: 0, documentKinds: [], nearMetres: 100 },
    ...{ urgent: false, confidential: false, objectionDays: 14, retentionYears: 5, active: true },
    words: { ar: expect.stringContaining('زبالة'), en: expect.stringContaining('rubbish') },
  });
});

test('a closed category is shown to staff only, who still meet its complaints', async () => {
  await app.database.pool.query("UPDATE categories SET active = false WHERE code = 'pension'");
  forgetDirectory(app.ctx.db);
  const codes = async (as?: string) =>
    (await get('/categories', as)).body.categories.map(({ code }: { code: string }) => code);
  expect(await codes()).not.toContain('pension');
  expect(await codes('examiner@system')).toContain('pension');
});

test('a category and a place suggest an agency, and why', async () => {
  const suggest = async (category: string, place: string) =>
    (await get(`/categories/${category}/agency?place=${place}`)).body;
  expect(await suggest('waste', 'eg-bns-naser')).toMatchObject({
    agency: { code: 'gov-bns-lu-naser', name: { ar: 'الوحدة المحلية لمركز ومدينة ناصر' } },
    because: 'sector_in_place',
  });
  expect((await get('/categories/gas-leak/agency')).body.agency.code).toBe('min-petroleum');
  const unknown = await get('/categories/waste/agency?place=nowhere');
  expect(unknown.body.error).toMatchObject({ code: 'unknown_place', field: 'place' });
  expect((await get('/categories/nothing/agency')).status).toBe(404);
});
