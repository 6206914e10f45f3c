import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@cabinet';
const edit = (code: string, body: object, as = administrator) =>
  app.call('PATCH', `/agencies/${code}`, { as, body });

test('what is named is changed, the rest stays, and the history tells both', async () => {
  const before = (await app.call('GET', '/agencies/gov-bns-lu-naser')).body;
  const { status, body } = await edit('gov-bns-lu-naser', { sectors: ['local', 'roads', 'local'] });
  expect([status, body.sectors]).toEqual([200, ['local', 'roads']]);
  expect(body).toMatchObject({ kind: before.kind, place: before.place, examines: before.examines });
  await edit('gov-bns-lu-naser', { sectors: ['local', 'roads'] });
  const history = await app.call('GET', '/agencies/gov-bns-lu-naser/history', {
    as: administrator,
  });
  expect(history.body.changes[0]).toMatchObject({
    what: 'edited',
    by: 'موظف administrator@cabinet',
    before: { sectors: before.sectors },
    after: { sectors: ['local', 'roads'] },
  });
  expect(history.body.changes).toHaveLength(2);
  expect((await edit('gov-bns-lu-naser', { place: null, examines: true })).body).toMatchObject({
    place: null,
    examines: true,
    sectors: ['local', 'roads'],
  });
});

test('refuses an unknown place, a wrong sector, another kind of the root, and what is out of reach', async () => {
  const field = async (code: string, body: object, as?: string) => {
    const { status, body: reply } = await edit(code, body, as);
    return [status, reply.error.code, reply.error.field];
  };
  expect(await field('gov-bns', { place: 'mars' })).toEqual([400, 'unknown_place', 'place']);
  expect(await field('gov-bns', { sectors: ['ok', 'NOT OK'] })).toEqual([
    400,
    'invalid_input',
    'sectors.1',
  ]);
  expect(await field('cabinet', { kind: 'office' })).toEqual([400, 'invalid_input', 'kind']);
  expect((await field('gov-is', { examines: true }, 'administrator@gov-bns'))[1]).toBe(
    'not_permitted',
  );
  expect((await edit('gov-bns', { examines: true }, 'administrator@gov-bns')).status).toBe(200);
});

test('heads and officers are named to staff, and with their accounts to who administers them', async () => {
  await app.tokenOf('head@gov-bns');
  const heads = async (as?: string) =>
    (await app.call('GET', '/agencies/gov-bns', as ? { as } : {})).body.heads;
  expect(await heads()).toBeUndefined();
  expect(await heads('auditor@cabinet')).toEqual([{ name: 'موظف head@gov-bns' }]);
  expect((await heads(administrator))[0].id).toMatch(/^[0-9a-f]{32}$/);
});
