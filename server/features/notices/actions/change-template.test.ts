import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { everyText } from './preview-notice.ts';
import { noticeSay } from './read-notice-texts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const as = 'administrator@cabinet';
const put = (texts: object, who = as, template = 'supplied') =>
  app.call('PUT', `/notice-templates/${template}`, { as: who, body: { texts } });
const own = 'وصلت بياناتكم في الشكوى {number}: {link}';

test('own words are said from the next notice on, until the standard text comes back', async () => {
  const say = async () =>
    (await noticeSay(app.database.db, 'ar'))('notices.supplied.sms', { number: '1', link: 'x' });
  const standard = await say();
  const { status, body } = await put({ ar: { sms: own } });
  expect([status, body.texts.ar.sms.words, body.texts.ar.sms.changed]).toEqual([200, own, true]);
  expect(await say()).toBe('وصلت بياناتكم في الشكوى 1: x');
  expect(body.texts.en.sms.changed).toBe(false);

  const list = await app.call('GET', '/notice-templates', { as });
  const listed = list.body.templates.find(
    ({ template }: { template: string }) => template === 'supplied',
  );
  expect(listed.changed).toEqual(['ar']);

  const reset = await app.call('DELETE', '/notice-templates/supplied?language=ar', { as });
  expect(reset.body.texts.ar.sms.changed).toBe(false);
  expect(await say()).toBe(standard);

  const path = '/administration/changes?kind=notice_template&subject=supplied';
  const { changes } = (await app.call('GET', path, { as })).body;
  expect(changes.map(({ what, by }: { what: string; by: string }) => [what, by])).toEqual([
    ['reset', 'موظف administrator@cabinet'],
    ['edited', 'موظف administrator@cabinet'],
  ]);
  expect(changes[1].after).toEqual({ 'ar.sms': own });
});

test('texts with faults are refused with every field, and nothing of them is saved', async () => {
  const wrong = { ar: { sms: 'بلا رقم', subject: '{number' }, en: { sms: 'Fine {number} {link}' } };
  const { status, body } = await put(wrong, as, 'withdrawn');
  expect([status, body.error.code, body.error.field]).toEqual([
    422,
    'notice_text_wrong',
    'texts.ar.sms',
  ]);
  const faults = body.error.params.faults.map((one: { field: string; fault: string }) => [
    one.field,
    one.fault,
  ]);
  expect(faults).toEqual([
    ['ar.sms', 'missing_parameter'],
    ['ar.subject', 'not_readable'],
  ]);
  const { texts } = (await app.call('GET', '/notice-templates/withdrawn', { as })).body;
  expect(everyText.some(({ language, part }) => texts[language][part].changed)).toBe(false);
});

test('a preview is filled with an example and counts the short messages', async () => {
  const preview = async (texts: object, template = 'asked') =>
    (await app.call('POST', '/notice-templates/preview', { as, body: { template, texts } })).body;
  const { ar, en, faults } = await preview({});
  expect(faults).toEqual([]);
  expect(ar.sms.coding).toBe('ucs2');
  expect(ar.sms.parts).toBe(Math.ceil(ar.sms.text.length / 67));
  expect(ar.email.html).toContain('dir="rtl"');
  expect(en.email.text).not.toMatch(/[{}]/);
  const short = await preview({ en: { sms: '{number} {link}' } }, 'supplied');
  expect(short.en.sms).toMatchObject({ coding: 'gsm7', parts: 1 });
  const broken = await preview({ en: { text: '{' } });
  expect([broken.en.email, broken.en.sms.coding, broken.faults.length]).toEqual([null, 'gsm7', 1]);
});

test('only who administers the whole installation changes the words of notices', async () => {
  const texts = { ar: { sms: own } };
  expect((await put(texts, 'administrator@gov-bns')).body.error.code).toBe('not_permitted');
  expect((await put(texts, 'administrator@system')).status).toBe(200);
  const read = await app.call('GET', '/notice-templates', { as: 'administrator@gov-bns' });
  expect(read.status).toBe(403);
  expect((await app.call('GET', '/notice-templates/nothing', { as })).status).toBe(400);
});
