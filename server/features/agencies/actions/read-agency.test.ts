import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.tokenOf('head@gov-bns-lu-naser');
  await app.tokenOf('agency_officer@gov-bns-lu-naser');
  await app.tokenOf('examiner@gov-bns-lu-naser');
});
afterAll(() => app.close());

test('staff see who heads an agency and its complaints officers, the public does not', async () => {
  const path = '/agencies/gov-bns-lu-naser';
  const seen = await app.call('GET', path, { as: 'examiner@system' });
  expect(seen.body.heads).toEqual([{ name: 'موظف head@gov-bns-lu-naser' }]);
  expect(seen.body.complaintsOfficers).toEqual([{ name: 'موظف agency_officer@gov-bns-lu-naser' }]);
  const open = await app.call('GET', path);
  expect(open.status).toBe(200);
  expect(Object.keys(open.body)).not.toContain('heads');
  expect(JSON.stringify(open.body)).not.toContain('موظف');
});

test('the history of an agency is for those who administer it', async () => {
  const path = '/agencies/gov-bns-lu-naser/history';
  expect((await app.call('GET', path)).status).toBe(401);
  expect((await app.call('GET', path, { as: 'administrator@gov-is' })).body.error.code).toBe(
    'not_permitted',
  );
  expect((await app.call('GET', path, { as: 'administrator@gov-bns' })).status).toBe(200);
  expect((await app.call('GET', '/agencies/nowhere')).status).toBe(404);
});
