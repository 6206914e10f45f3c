import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const as = 'administrator@cabinet';
const rule = { photosAfter: 1, documents: 0, documentKinds: [] as string[], nearMetres: 300 };
const category = {
  ...{ sector: 'utilities', nameAr: 'كسر ماسورة', nameEn: 'Broken pipe', urgent: false },
  ...{ leadAgencyKind: 'company', targetWorkingHours: 12.5, evidenceRule: rule },
  ...{ confidential: false, objectionDays: 14, wordsAr: 'ماسورة كسر', wordsEn: 'pipe' },
  active: true,
};
const put = (code: string, body: object, who = as) =>
  app.call('PUT', `/categories/${code}`, { as: who, body });

test('a new category is there at once, and its change is remembered field by field', async () => {
  const created = await app.call('POST', '/categories', {
    as,
    body: { code: 'pipe', ...category },
  });
  expect([created.status, created.body.targetWorkingHours]).toEqual([201, 12.5]);
  const { categories } = (await app.call('GET', '/categories')).body;
  expect(categories.map(({ code }: { code: string }) => code)).toContain('pipe');
  const again = await app.call('POST', '/categories', { as, body: { code: 'pipe', ...category } });
  expect(again.body.error).toMatchObject({ code: 'category_code_taken', field: 'code' });

  const wider = { ...category, evidenceRule: { ...rule, nearMetres: 500 } };
  expect((await put('pipe', wider)).body.evidenceRule.nearMetres).toBe(500);
  expect((await put('pipe', wider)).status).toBe(200);
  const closed = await put('pipe', { ...wider, active: false });
  expect(closed.body.active).toBe(false);
  const path = '/administration/changes?kind=category&subject=pipe';
  const { changes } = (await app.call('GET', path, { as })).body;
  expect(changes.map(({ what }: { what: string }) => what)).toEqual([
    'deactivated',
    'edited',
    'created',
  ]);
  expect(changes[1]).toMatchObject({
    by: 'موظف administrator@cabinet',
    before: { evidence_near_metres: 300 },
    after: { evidence_near_metres: 500 },
  });
});

test.each([
  [{ photosAfter: 0, nearMetres: null }, 'evidenceRule.photosAfter'],
  [{ documents: 1 }, 'evidenceRule.documentKinds'],
  [{ documents: 1, documentKinds: ['unheard_of'] }, 'evidenceRule.documentKinds.0'],
  [{ photosAfter: 0, documents: 1, documentKinds: ['receipt'] }, 'evidenceRule.nearMetres'],
  [{ nearMetres: 0 }, 'evidenceRule.nearMetres'],
])(
  'refuses the rule with %j, naming the field, and lets the rest of it pass',
  async (part, field) => {
    const refused = await put('waste', { ...category, evidenceRule: { ...rule, ...part } });
    expect([refused.status, refused.body.error.field]).toEqual([400, field]);
    expect((await put('waste', category)).status).toBe(200);
  },
);

test('the database refuses a rule without any proof as well', async () => {
  const without = app.database.pool.query(
    'UPDATE categories SET evidence_photos_after = 0, evidence_documents = 0',
  );
  await expect(without).rejects.toThrow('categories_check');
});

test('categories belong to who administers the whole installation', async () => {
  const refused = await put('waste', category, 'administrator@gov-bns');
  expect([refused.status, refused.body.error.code]).toEqual([403, 'not_permitted']);
  const changes = await app.call('GET', '/administration/changes?kind=category', {
    as: 'administrator@gov-bns',
  });
  expect(changes.status).toBe(403);
  expect((await put('waste', category, 'administrator@system')).status).toBe(200);
  expect((await put('no-such', category)).status).toBe(404);
});
