import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { examiner, naser } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const names = async (as: string) =>
  (await app.call('GET', '/views', { as })).body.views.map(({ name }: { name: string }) => name);
const save = async (as: string, name: string, query = 'status=received') =>
  (await app.call('POST', '/views', { as, body: { name, query } })).body;

test('saved views are one’s own: named, renamed, moved and removed', async () => {
  const [first, , third] = [
    await save(examiner, 'أ'),
    await save(examiner, 'ب'),
    await save(examiner, 'ج'),
  ];
  expect(await names(examiner)).toEqual(['أ', 'ب', 'ج']);
  expect(await names(naser)).toEqual([]);
  const moved = await app.call('PATCH', `/views/${third.id}`, {
    as: examiner,
    body: { name: 'جيم', position: 1 },
  });
  expect(moved.body).toMatchObject({ name: 'جيم', position: 1 });
  expect(await names(examiner)).toEqual(['جيم', 'أ', 'ب']);
  expect((await app.call('DELETE', `/views/${first.id}`, { as: examiner })).status).toBe(200);
  expect(await names(examiner)).toEqual(['جيم', 'ب']);
});

test('nobody changes or removes a view of somebody else', async () => {
  const { id } = await save(examiner, 'عرضي');
  const body = { name: 'عرضك' };
  expect((await app.call('PATCH', `/views/${id}`, { as: naser, body })).status).toBe(404);
  expect((await app.call('DELETE', `/views/${id}`, { as: naser })).status).toBe(404);
  expect(await names(examiner)).toContain('عرضي');
});

test('a view keeps only what the list would take', async () => {
  for (const query of ['status=pending', 'order=name', 'overdue=perhaps', 'after=1']) {
    const answer = await app.call('POST', '/views', { as: examiner, body: { name: 'خطأ', query } });
    expect([answer.status, answer.body.error.field], query).toEqual([400, 'query']);
  }
  expect((await save(examiner, 'سليم', '?overdue=true&status=received')).query).toBe(
    'overdue=true&status=received',
  );
});
