import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@gov-bns';
const village = {
  code: 'gov-bns-lu-naser-village',
  parent: 'gov-bns-lu-naser',
  kind: 'local_unit',
  nameAr: ' الوحدة المحلية لقرية طنسا ',
  nameEn: 'Local Unit of Tansa',
  place: 'eg-bns-naser',
  sectors: ['local', 'category:waste'],
};

function create(body: object, as = administrator) {
  return app.call('POST', '/agencies', { as, body });
}

test('a new agency stands below its parent at once, and its history begins', async () => {
  const { status, body } = await create(village);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    code: village.code,
    name: { ar: 'الوحدة المحلية لقرية طنسا', en: 'Local Unit of Tansa' },
    parent: 'gov-bns-lu-naser',
    sectors: ['local', 'category:waste'],
    active: true,
    successor: null,
  });
  const page = await app.call('GET', `/agencies/${village.code}`);
  expect(page.body.ancestors.map(({ code }: { code: string }) => code)).toEqual([
    'cabinet',
    'gov-bns',
    'gov-bns-lu-naser',
  ]);
  const { body: history } = await app.call('GET', `/agencies/${village.code}/history`, {
    as: administrator,
  });
  expect(history.changes).toMatchObject([
    { what: 'created', by: `موظف ${administrator}`, after: { parent: 'gov-bns-lu-naser' } },
  ]);
});

test.each([
  ['agency_code_taken', 'code', { code: 'gov-bns-lu-beba' }],
  ['unknown_agency', 'parent', { parent: 'nowhere' }],
  ['unknown_place', 'place', { place: 'nowhere' }],
  ['invalid_input', 'sectors.1', { sectors: ['local', 'two words'] }],
  ['not_permitted', 'parent', { parent: 'gov-is' }],
])('refuses a new agency with %s, naming %s', async (code, field, wrong) => {
  const more = { code: 'gov-bns-lu-naser-other', ...wrong };
  const { body } = await create({ ...village, ...more });
  expect(body.error).toMatchObject({ code, field });
});

test('only who administers agencies creates one', async () => {
  const other = { ...village, code: 'gov-bns-lu-naser-third' };
  expect((await create(other, 'head@gov-bns')).status).toBe(403);
  expect((await app.call('POST', '/agencies', { body: other })).status).toBe(401);
  expect((await create(other)).status).toBe(201);
});
