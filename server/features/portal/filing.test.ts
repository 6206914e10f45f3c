import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  answerAll,
  answers,
  filingOf,
  numberOf,
  text,
  type Visitor,
} from '../../test/answer-questions.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { examiner } from '../../test/journey.ts';
import { plain, visitor } from '../../test/visitor.ts';
import { complainantsOf, openIdentity } from '../complainants/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function filedCount(): Promise<number> {
  const { rows } = await app.database.pool.query('SELECT count(*)::int AS n FROM complaints');
  return rows[0].n;
}

async function complaintOf(number: string) {
  const { body } = await app.call('GET', `/complaints/${number}`, { as: examiner });
  return body;
}

let person: Visitor;
beforeEach(() => {
  person = visitor(app);
});

describe('a complaint is filed without scripts', () => {
  test.each([
    ['ar', 'راجع إجاباتك قبل الإرسال', 'مركز ناصر، بني سويف'],
    ['en', 'Check your answers before you send', 'Naser (centre), Beni Suef'],
  ] as const)('from the first question to the receipt, in %s', async (language, title, place) => {
    person = visitor(app, { language });
    const check = await answerAll(person, { tell: { noticeBy: 'sms', language } });
    expect(check).toMatchObject({ status: 200, path: '/file/check' });
    expect(plain(check.html)).toContain(title);
    expect(plain(check.html)).toContain(place);
    expect(plain(check.html)).toContain(text);

    const receipt = await person.post('/file/send', { filing: filingOf(check) });
    expect(receipt).toMatchObject({ status: 200, path: '/receipt' });
    expect(await complaintOf(numberOf(receipt))).toMatchObject({
      text,
      remedy: 'إصلاح الماسورة',
      channel: 'portal',
      language,
      place: { code: 'eg-bns-naser' },
      category: { code: 'water-outage' },
      landmark: 'بجوار مدرسة السلام',
      anonymous: false,
      people: [{ name: 'ف*** ع*** ا***', phone: '*** *** 4567', language }],
    });
    expect((await person.get('/file')).path).toBe('/file/what');
  });

  test('by several people, one of them confidentially with the others', async () => {
    await answerAll(person);
    const two = await person.post('/file/who', { ...answers.who, act: 'add-person' });
    expect(two.value('complainants.1.name')).toBe('');
    const check = await person.post('/file/who', {
      ...answers.who,
      people: '2',
      confidential: 'yes',
      'complainants.1.name': 'محمود علي',
      to: 'check',
    });
    const receipt = await person.post('/file/send', { filing: filingOf(check) });
    const number = numberOf(receipt);
    const { people, confidential } = await complaintOf(number);
    expect(people.map(({ name }: { name: null }) => name)).toEqual([null, null]);
    const rows = await complainantsOf(app.ctx.db, { number });
    const sealed = await Promise.all(rows.map((row) => openIdentity(app.ctx.keys, row)));
    expect(sealed.map(({ name }) => name)).toEqual(['فاطمة عبد الرحمن', 'محمود علي']);
    expect(confidential).toBe(true);
  });

  test('without a name, nobody is asked how to tell them', async () => {
    await person.get('/file');
    for (const question of ['what', 'where', 'about', 'photos'] as const) {
      await person.post(`/file/${question}`, answers[question]);
    }
    const check = await person.post('/file/who', { anonymous: 'yes' });
    expect(check.path).toBe('/file/check');
    expect((await person.get('/file/tell')).path).toBe('/file/check');
    const receipt = await person.post('/file/send', { filing: filingOf(check) });
    expect(await complaintOf(numberOf(receipt))).toMatchObject({ anonymous: true, people: [] });
  });

  test('a person who is removed from the middle leaves the others as they were typed', async () => {
    await answerAll(person);
    const who = {
      ...answers.who,
      people: '3',
      'complainants.1.name': 'الثاني',
      'complainants.2.name': 'الثالث',
      'complainants.2.phone': '12',
    };
    const page = await person.post('/file/who', { ...who, act: 'remove-person:1' });
    expect(page.value('complainants.0.name')).toBe('فاطمة عبد الرحمن');
    expect(page.value('complainants.1.name')).toBe('الثالث');
    expect(page.value('complainants.1.phone')).toBe('12');
    expect(page.value('complainants.2.name')).toBeUndefined();
  });
});

describe('a draft is sent once', () => {
  test('by two clicks at the same time', async () => {
    const filing = filingOf(await answerAll(person));
    const before = await filedCount();
    const sent = await Promise.all([
      person.post('/file/send', { filing }),
      person.post('/file/send', { filing }),
    ]);
    expect(sent.map(({ path }) => path)).toEqual(['/receipt', '/receipt']);
    expect(numberOf(sent[0])).toBe(numberOf(sent[1]));
    expect(await filedCount()).toBe(before + 1);
  });

  test('by a reload, also after another complaint was begun', async () => {
    const filing = filingOf(await answerAll(person));
    const first = await person.post('/file/send', { filing });
    await person.post('/file/what', { text: 'شكوى أخرى' });
    const again = await person.post('/file/send', { filing });
    expect(numberOf(again)).toBe(numberOf(first));
    expect((await person.get('/file/what')).value('text')).toBe('شكوى أخرى');
  });

  test('also when a telephone filed it by the API while it had no connection', async () => {
    const filing = filingOf(await answerAll(person));
    const { status, body } = await app.call('POST', '/complaints', {
      body: { text, complainants: [{ name: 'فاطمة' }] },
      headers: { 'idempotency-key': filing },
    });
    expect(status).toBe(201);
    const receipt = await person.post('/file/send', { filing });
    expect(numberOf(receipt)).toBe(body.number);
  });

  test('under a key that the first page knows before anything is kept', async () => {
    const first = /data-filing="([^"]+)"/.exec((await person.get('/file/what')).html)?.[1];
    expect(filingOf(await answerAll(person))).toBe(first);
    await person.post('/file/send', { filing: first! });
    const next = /data-filing="([^"]+)"/.exec((await person.get('/file/what')).html)?.[1];
    expect(next).not.toBe(first);
  });

  test('a summary that is not of this draft sends nothing', async () => {
    const check = await answerAll(person);
    const before = await filedCount();
    const page = await person.post('/file/send', { filing: 'd1e2f3' });
    expect(page.path).toBe('/file/check');
    expect(filingOf(page)).toBe(filingOf(check));
    expect(await filedCount()).toBe(before);
  });
});
