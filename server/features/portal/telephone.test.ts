import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { arabicDigits } from '@insaf/contract/digits.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { examiner, file, move } from '../../test/journey.ts';
import { codeCarrier, codeIn } from '../../test/telephone.ts';

let app: TestApp;
let carrier: ReturnType<typeof codeCarrier>;
beforeAll(async () => {
  app = await testApp();
  carrier = codeCarrier(app);
});
afterAll(() => app.close());

let tests = 0;
let phone: string;
beforeEach(() => {
  tests += 1;
  phone = `0101234${String(1000 + tests)}`;
  app.turnTo(new Date(aSunday.getTime() + tests * 60_000));
});

const filedFrom = (number: string, more: object = {}) =>
  file(app, { complainants: [{ name: 'سعاد علي', phone: number }], ...more });
const someone = (language: 'ar' | 'en' = 'en') => browser(app, language, `198.51.100.${tests}`);
type Someone = ReturnType<typeof someone>;

async function signIn(person: Someone, number = phone) {
  await person.post('/track/telephone', { phone: number });
  const [message] = await carrier.deliver();
  return person.post('/track/telephone/code', { code: codeIn(message!) });
}

describe('a person who lost the number', () => {
  test('finds the way from home and from tracking, and comes to all they filed', async () => {
    const person = someone();
    for (const from of ['/', '/track']) {
      expect((await person.get(from)).html).toContain('href="/track/telephone"');
    }
    const filed = await filedFrom(phone);
    await move(app, examiner, filed, 'ask', { question: 'أين المكان بالضبط؟' });
    const shown = await signIn(person, arabicDigits(phone));
    expect(shown).toMatchObject({ status: 200, path: '/track/mine' });
    expect(shown.headers['cache-control']).toBe('no-store');
    const text = textOf(shown.html);
    expect(text).toContain(groupComplaintNumber(filed.number).replaceAll('\u00a0', ' '));
    expect(text).toContain('Asked of you: answer the question by');
    expect(text).toContain(`*** *** ${phone.slice(-4)}`);
  });

  test('opens one and acts on it as with number and code, and goes back to the list', async () => {
    const filed = await filedFrom(phone);
    const person = someone();
    await signIn(person);
    const opened = await person.get(`/track/${filed.number}`);
    expect(textOf(opened.html)).toContain('Received, being examined');
    expect(opened.html).toContain('href="/track/mine"');
    const done = await person.post(`/track/${filed.number}/withdraw`, {});
    expect(done.path).toBe(`/track/${filed.number}?done=withdraw`);
    expect((await person.get(`/track/${filed.number}/receipt`)).status).toBe(200);
  });

  test('is asked for the code of a complaint that is not among theirs, or confidential', async () => {
    await filedFrom(phone);
    const person = someone();
    await signIn(person);
    for (const other of [
      await filedFrom('01012340001'),
      await filedFrom(phone, { confidential: true }),
    ]) {
      const asked = await person.get(`/track/${other.number}`);
      expect(asked.html).toContain('name="code"');
      expect(asked.html).not.toContain('القمامة');
    }
  });

  test('leaves, and neither the list nor what it opened is shown here or by a copy any more', async () => {
    const filed = await filedFrom(phone);
    const person = someone();
    await signIn(person);
    const copy = someone();
    for (const [name, cookie] of person.cookies) copy.cookies.set(name, cookie);
    await person.get(`/track/${filed.number}`);
    expect((await person.post('/track/leave', {})).path).toBe('/track?left=yes');
    for (const browserOf of [person, copy]) {
      expect((await browserOf.get('/track/mine')).path).toBe('/track/telephone');
      expect((await browserOf.get(`/track/${filed.number}`)).html).toContain('name="code"');
    }
  });

  test('is signed out by themselves after an hour', async () => {
    await filedFrom(phone);
    const person = someone();
    await signIn(person);
    app.pass({ hours: 1 });
    expect((await person.get('/track/mine')).path).toBe('/track/telephone');
  });
});

describe('the pages of the code', () => {
  const normal = (html: string) =>
    html.replaceAll(/\*\*\* \*\*\* \d{4}/g, 'THE TELEPHONE').replaceAll(/\d{2}:\d{2}/g, 'A TIME');

  test('say the same to who asks for a telephone that filed and for one that did not', async () => {
    await filedFrom(phone);
    const pages: string[][] = [];
    for (const number of [phone, '01012340002']) {
      const person = someone();
      const asked = await person.post('/track/telephone', { phone: number });
      const wrong = await person.post('/track/telephone/code', { code: '12 34 56' });
      const again = await person.post('/track/telephone/again', {});
      const soon = await person.post('/track/telephone', { phone: number });
      pages.push([asked, wrong, again, soon].map(({ status, html }) => `${status} ${html}`));
    }
    const [known, unknown] = pages.map((all) =>
      all.map((html) => normal(html).replaceAll('01012340002', phone)),
    );
    expect(unknown).toEqual(known);
    expect(known![1]).toContain('422');
    expect(known![2]).toContain('429');
  });

  test('keep neither telephone nor code in an address or a cookie that can be read', async () => {
    await filedFrom(phone);
    const person = someone();
    const shown = await person.post('/track/telephone', { phone });
    expect(shown.path).toBe('/track/telephone/code');
    expect(shown.html).toMatch(/<input[^>]*autoComplete="one-time-code"/i);
    expect(shown.html).not.toContain(phone.slice(1));
    const { value, path } = person.cookies.get('insaf-code')!;
    expect(path).toBe('/');
    for (const text of [
      value,
      ...value.split('.').map((part) => atob(part.replaceAll(/[-_]/g, '+'))),
    ]) {
      expect(text).not.toContain(phone.slice(1));
    }
  });

  test('name what is wrong beside its field, and keep what was typed', async () => {
    const person = someone();
    const wrong = await person.post('/track/telephone', { phone: '02 2345 6789' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#field-phone"');
    expect(wrong.html).toContain('value="02 2345 6789"');
    expect((await person.get('/track/telephone/code')).path).toBe('/track/telephone');
    expect((await person.post('/track/telephone/code', { code: '1' })).path).toBe(
      '/track/telephone',
    );
  });

  test('send another code after a while, and the one before it works no more here', async () => {
    await filedFrom(phone);
    const person = someone('ar');
    await person.post('/track/telephone', { phone });
    const [first] = await carrier.deliver();
    app.pass({ minutes: 1 });
    const again = await person.post('/track/telephone/again', {});
    expect(again.path).toBe('/track/telephone/code?again=yes');
    const [second] = await carrier.deliver();
    expect(second!.text).toMatch(/^رمز إنصاف: \d{6}\./);
    const late = await person.post('/track/telephone/code', { code: codeIn(first!) });
    expect(late.status).toBe(422);
    const shown = await person.post('/track/telephone/code', { code: codeIn(second!) });
    expect(shown.path).toBe('/track/mine');
  });
});

test('a list of more than a page leads to the older ones and back', async () => {
  for (let i = 0; i < 21; i++) await filedFrom(phone);
  const person = someone();
  const first = await signIn(person);
  const count = (html: string) => html.match(/<h2><a href="\/track\/\d{12}"/g)?.length ?? 0;
  expect(count(first.html)).toBe(20);
  const [, older] = /href="(\/track\/mine\?after=[^"]+)"/.exec(first.html)!;
  const second = await person.get(older!);
  expect(count(second.html)).toBe(1);
  expect(second.html).toContain('href="/track/mine"');
  expect((await person.get('/track/mine?after=nonsense')).status).toBe(400);
});
