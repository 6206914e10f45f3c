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
import { portalJobs } from './index.ts';

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
      people: [{ name: 'فاطمة عبد الرحمن', phone: '*** *** 4567', language }],
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
    const { people, confidential } = await complaintOf(numberOf(receipt));
    expect(people.map(({ name }: { name: string }) => name)).toEqual([
      'فاطمة عبد الرحمن',
      'محمود علي',
    ]);
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

describe('what was typed stays', () => {
  test('as it was, beside what is wrong with it', async () => {
    await answerAll(person);
    const typed = {
      anonymous: 'no',
      people: '1',
      'complainants.0.name': ' ',
      'complainants.0.phone': '٠١٢ ٣',
      'complainants.0.nationalId': '123',
    };
    const page = await person.post('/file/who', typed);
    expect(page.status).toBe(422);
    expect(page.faults.map(([field]) => field)).toEqual([
      'complainants.0.name',
      'complainants.0.phone',
      'complainants.0.nationalId',
    ]);
    for (const [name, value] of Object.entries(typed)) expect(page.value(name)).toBe(value);
    const later = await person.get('/file/who');
    expect(later.value('complainants.0.phone')).toBe('٠١٢ ٣');
    expect((await person.get('/file/check')).path).toBe('/file/who');
  });

  test('with its lines, quotes and first empty line', async () => {
    await person.get('/file');
    const typed = '\nسطر أول\n\n"سطر" ثانٍ\n';
    await person.post('/file/what', { text: typed.replaceAll('\n', '\r\n') });
    expect((await person.get('/file/what')).value('text')).toBe(typed);
  });

  test('when it is longer than allowed, to the last letter', async () => {
    await person.get('/file');
    const long = 'شكوى طويلة '.repeat(6000);
    const page = await person.post('/file/what', { text: long });
    expect(page.status).toBe(422);
    expect(page.faults).toEqual([['text', expect.stringContaining('10,000')]]);
    expect(page.value('text')).toBe(long);
    expect((await person.get('/file/what')).value('text')).toBe(long);
  });

  test('when another page of the same draft was answered in another tab', async () => {
    await answerAll(person);
    await person.post('/file/what', { text: 'نص من نافذة أخرى' });
    await person.post('/file/where', { ...answers.where, address: 'شارع 5' });
    expect((await person.get('/file/what')).value('text')).toBe('نص من نافذة أخرى');
    expect((await person.get('/file/where')).value('address')).toBe('شارع 5');
    expect((await person.get('/file/who')).value('complainants.0.name')).toBe('فاطمة عبد الرحمن');
  });

  test('while it is being typed, and is no answer yet', async () => {
    await person.get('/file');
    const kept = await person.post('/file/keep', { page: 'what', text: 'بداية' });
    expect(kept.status).toBe(200);
    expect((await person.get('/file/what')).value('text')).toBe('بداية');
    expect((await person.get('/file/where')).path).toBe('/file/what');
    expect((await person.get('/')).html).toContain('أكمل شكواك');
    expect((await person.post('/file/keep', { page: 'other' })).status).toBe(400);
  });

  test('though the browser sent no cookie: it is asked to keep one', async () => {
    const page = await person.post('/file/what', { text });
    expect(page.status).toBe(422);
    expect(page.faults[0]![1]).toContain('cookies');
    expect(page.value('text')).toBe(text);
    expect((await person.post('/file/what', { text })).path).toBe('/file/where');
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

describe('a draft belongs to one browser', () => {
  test('two visitors never see what the other wrote', async () => {
    const other = visitor(app);
    await answerAll(person);
    await other.get('/file');
    await other.post('/file/what', { text: 'شكوى شخص آخر' });
    expect((await other.get('/file/what')).value('text')).toBe('شكوى شخص آخر');
    expect((await person.get('/file/what')).value('text')).toBe(text);
    expect((await other.get('/file/check')).path).toBe('/file/where');
  });

  test('the database has no word of it in the clear, nor its id', async () => {
    await answerAll(person);
    const { rows } = await app.database.pool.query('SELECT * FROM drafts');
    const all = rows.map((row) => Object.values(row).map((value) => Buffer.from(String(value))));
    const bytes = Buffer.concat(all.flat()).toString('latin1');
    expect(bytes).not.toContain(person.cookies.get('insaf-draft')!.value);
    expect(bytes).not.toContain(Buffer.from('فاطمة').toString('latin1'));
  });

  test('a form of a foreign site is refused', async () => {
    await answerAll(person);
    const foreign = visitor(app, { headers: { 'sec-fetch-site': 'cross-site' } });
    for (const [name, value] of person.cookies) foreign.cookies.set(name, value);
    expect((await foreign.post('/file/what', { text: 'من موقع آخر' })).status).toBe(403);
    expect((await person.get('/file/what')).value('text')).toBe(text);
  });

  test('after thirty days untouched it is gone, and the first question is asked again', async () => {
    await answerAll(person);
    app.pass({ days: 29 });
    expect((await person.post('/file/tell', answers.tell)).path).toBe('/file/check');
    app.pass({ days: 29 });
    expect((await person.get('/file/check')).path).toBe('/file/check');
    app.pass({ days: 2 });
    expect((await person.get('/file/check')).path).toBe('/file/what');
    await portalJobs.remove_expired_drafts!.run(app.ctx, {}, { attempt: 1, last: false });
    const { rows } = await app.database.pool.query('SELECT * FROM drafts');
    expect(rows).toEqual([]);
  });

  test('starting again discards all of it', async () => {
    await answerAll(person);
    expect((await person.get('/file/again')).status).toBe(200);
    const page = await person.post('/file/again', {});
    expect(page.path).toBe('/file/what');
    expect(page.value('text')).toBe('');
  });
});

describe('the pages lead one through', () => {
  test('a page whose predecessors are open leads to the first of them', async () => {
    await person.get('/file');
    expect((await person.get('/file/check')).path).toBe('/file/what');
    await person.post('/file/what', answers.what);
    expect((await person.get('/file/who')).path).toBe('/file/where');
    expect((await person.get('/file/what')).value('text')).toBe(text);
  });

  test('a governorate is followed by the question which centre of it', async () => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const asked = await person.post('/file/where', { governorate: 'eg-bns' });
    expect(asked.path).toBe('/file/where');
    expect(asked.html).toContain('مركز ناصر');
    expect(asked.faults).toEqual([]);
    const whole = { governorate: 'eg-bns', centresOf: 'eg-bns', place: '' };
    expect((await person.post('/file/where', whole)).path).toBe('/file/about');
    const other = { governorate: 'eg-c', centresOf: 'eg-bns', place: 'eg-bns-naser' };
    const changed = await person.post('/file/where', other);
    expect(changed.value('governorate')).toBe('eg-c');
    expect(changed.value('place')).toBe('');
  });

  test('a place is found by words in any spelling, and chosen among several', async () => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const one = await person.post('/file/where', { find: 'ناصر بنى سويف', address: 'شارع 1' });
    expect(one.value('place')).toBe('eg-bns-naser');
    expect(one.value('address')).toBe('شارع 1');
    const several = await person.post('/file/where', { find: 'السلام', act: 'find' });
    expect(several.html).toContain('value="place:eg-c-salam-1"');
    const act = 'place:eg-c-salam-1';
    const chosen = await person.post('/file/where', { find: 'السلام', act });
    expect(chosen.value('governorate')).toBe('eg-c');
    expect(chosen.value('place')).toBe('eg-c-salam-1');
  });

  test('the words of what happened suggest what it is about', async () => {
    await person.get('/file');
    await person.post('/file/what', answers.what);
    const page = await person.post('/file/where', answers.where);
    expect(/name="category" value="([^"]+)"/.exec(page.html)?.[1]).toBe('water-outage');
    expect((await person.post('/file/about', { category: 'none' })).path).toBe('/file/photos');
    expect((await person.post('/file/about', { category: 'xx' })).status).toBe(422);
    expect((await person.post('/file/about', {})).status).toBe(422);
  });

  test('a change leads back to the summary', async () => {
    await answerAll(person);
    const page = await person.get('/file/where?to=check');
    expect(page.html).toContain('name="to" value="check"');
    const sent = await person.post('/file/where', { ...answers.where, to: 'check' });
    expect(sent.path).toBe('/file/check');
  });

  test('a landline is told that no short message reaches it', async () => {
    await answerAll(person);
    const who = { ...answers.who, 'complainants.0.phone': '0227360000' };
    await person.post('/file/who', who);
    const page = await person.post('/file/tell', { noticeBy: 'sms', language: 'ar' });
    expect(page.status).toBe(422);
    const mail = { noticeBy: 'email', email: 'fatma@insaf.example', language: 'ar' };
    expect((await person.post('/file/tell', mail)).path).toBe('/file/check');
  });

  test('signs that cannot be stored are named, wherever they stand', async () => {
    await answerAll(person);
    const nul = `أ${String.fromCharCode(0)}ب ${text}`;
    const pages = [
      await person.post('/file/what', { text: nul, remedy: nul }),
      await person.post('/file/where', { ...answers.where, place: nul, address: nul }),
      await person.post('/file/about', { category: nul }),
      await person.post('/file/who', { ...answers.who, 'complainants.0.name': nul, people: nul }),
      await person.post('/file/tell', { noticeBy: 'email', email: nul, language: nul }),
    ];
    expect(pages.map(({ status }) => status)).toEqual([422, 200, 422, 422, 422]);
  });

  test('what people type is text and never markup', async () => {
    const evil = '"><script>alert(1)</script>';
    const check = await answerAll(person, {
      what: { text: `${text} ${evil}`, remedy: evil },
      who: { ...answers.who, 'complainants.0.name': evil },
    });
    expect(check.path).toBe('/file/check');
    for (const page of [check, await person.get('/file/who'), await person.get('/file/what')]) {
      expect(page.html).not.toContain('<script>alert');
      expect(page.html).toContain('&lt;script&gt;alert');
    }
  });
});
