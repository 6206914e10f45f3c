import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ settings: { SMTP_URL: 'smtp://me:hidden@mail.example:25' } });
});
afterAll(() => app.close());

const as = 'administrator@cabinet';
const edit = (body: object, who = as) => app.call('PATCH', '/settings', { as: who, body });
const home = async (language: string) =>
  (await app.http.inject({ url: '/', headers: { 'accept-language': language } })).payload;
const banner = { text: { ar: 'المكاتب مغلقة غدًا', en: 'Offices are closed tomorrow' } };

test('what is set is shown on the portal at once, in its language, and not when its time is over', async () => {
  const until = '2026-07-06T00:00:00Z';
  const set = await edit({ hotline: '16528', banner: { ...banner, until } });
  expect([set.status, set.body.settings.hotline]).toEqual([200, '16528']);
  expect(await home('ar')).toContain('المكاتب مغلقة غدًا');
  expect(await home('en')).toContain('Offices are closed tomorrow');
  expect(await home('en')).toContain('16528');
  app.pass({ days: 1 });
  expect(await home('en')).not.toContain('Offices are closed');
});

test('what is not named stays, what is taken away is gone, and each has its history', async () => {
  await edit({ hotline: '16528', email: 'help@insaf.example' });
  const taken = await edit({ email: null });
  expect(taken.body.settings).toMatchObject({ hotline: '16528', email: null });
  const path = '/administration/changes?kind=setting&subject=email';
  const { changes } = (await app.call('GET', path, { as })).body;
  expect(changes.map(({ after }: { after: object }) => after)).toEqual([
    { email: null },
    { email: 'help@insaf.example' },
  ]);
});

test.each([
  [{ hotline: 'call us' }, 'hotline'],
  [{ email: 'nobody' }, 'email'],
  [{ name: { ar: 'رئاسة مجلس الوزراء' } }, 'name.en'],
  [{ banner: { text: banner.text, until: 'tomorrow' } }, 'banner.until'],
])('refuses %j, naming the field', async (body, field) => {
  const refused = await edit(body);
  expect([refused.status, refused.body.error.field]).toEqual([400, field]);
});

test('of what the process was started with no secret is told', async () => {
  const { body, status } = await app.call('GET', '/settings', { as });
  expect(status).toBe(200);
  const { INSAF_SECRET } = app.ctx.config;
  expect(JSON.stringify(body)).not.toContain(INSAF_SECRET);
  expect(JSON.stringify(body)).not.toContain('hidden');
  const of = (name: string) => body.process.find((one: { name: string }) => one.name === name);
  expect(of('INSAF_SECRET')).toMatchObject({ secret: true, given: true, value: null });
  expect(of('TIME_ZONE')).toMatchObject({ value: 'Africa/Cairo' });
});

test('settings belong to who administers the whole installation', async () => {
  const refused = await edit({ hotline: '1' }, 'administrator@gov-bns');
  expect([refused.status, refused.body.error.code]).toEqual([400, 'invalid_input']);
  const inShape = await edit({ hotline: '16528' }, 'administrator@gov-bns');
  expect([inShape.status, inShape.body.error.code]).toEqual([403, 'not_permitted']);
});
