import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerAll, answers, text, type Visitor } from '../../test/answer-questions.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { visitor } from '../../test/visitor.ts';
import { portalJobs } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

let person: Visitor;
beforeEach(() => {
  person = visitor(app);
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
