import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  answerAll,
  answers,
  filingOf,
  numberOf,
  type Visitor,
} from '../../test/answer-questions.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { plain, visitor } from '../../test/visitor.ts';

const as = 'administrator@system';
const voice = {
  ...{ nameAr: 'صوتك مسموع', nameEn: 'Your Voice Is Heard' },
  ...{ purposeAr: 'لسماع شكاوى الناس من خدمات المحليات', purposeEn: 'To hear people' },
  ...{ supervisor: 'min-local', firstDay: '2026-07-01', lastDay: '2026-07-31' },
  ...{ open: true, kinds: ['complaint'], channels: [] as string[] },
  categories: ['waste', 'water-outage'],
};

let app: TestApp;
let person: Visitor;
beforeAll(async () => {
  app = await testApp();
  const make = (code: string, more: object) =>
    app.call('POST', '/initiatives', { as, body: { code, ...voice, ...more } });
  await make('voice', {});
  await make('calls', { nameAr: 'بالهاتف فقط', channels: ['hotline'] });
  await make('spring', { nameAr: 'مبادرة الربيع', firstDay: '2026-03-01', lastDay: '2026-05-31' });
});
afterAll(() => app.close());
beforeEach(() => {
  person = visitor(app);
});

const change = (more: object) =>
  app.call('PUT', '/initiatives/voice', { as, body: { ...voice, ...more } });
const initiativeOf = async (number: string) => {
  const { body } = await app.call('GET', `/complaints/${number}`, { as: 'supervisor@cabinet' });
  return [body.initiative?.code ?? null, body.holder.code];
};

test('the home page shows what is open and comes by the portal, with its last day', async () => {
  const home = plain((await person.get('/')).html);
  expect(home).toContain('صوتك مسموع');
  expect(home).toContain('<time dateTime="2026-07-31">');
  expect(home).not.toContain('بالهاتف فقط');
  expect(home).not.toContain('مبادرة الربيع');
});

test.each([
  ['ar', 'وزارة التنمية المحلية', 'قدّم ضمن المبادرة'],
  ['en', 'Ministry of Local Development', 'File within the initiative'],
] as const)(
  'its page says in %s who supervises it and how to file within it',
  async (language, supervisor, act) => {
    const page = await visitor(app, { language }).get('/initiatives/voice');
    expect(plain(page.html)).toContain(supervisor);
    expect(plain(page.html)).toContain(act);
  },
);

test('one that is over says so and takes nothing, and one that never was is no page', async () => {
  const over = await person.get('/initiatives/spring');
  expect([over.status, over.html.includes('<form method="post" action="/initiatives/')]).toEqual([
    ...[200, false],
  ]);
  expect((await person.post('/initiatives/spring', {})).path).toBe('/initiatives/spring');
  expect((await person.post('/initiatives/calls', {})).path).toBe('/initiatives/calls');
  expect((await person.get('/initiatives/nothing')).status).toBe(404);
  expect((await person.post('/initiatives/nothing', {})).status).toBe(404);
});

test('a person files within it: every page says so, and its supervisor has the complaint', async () => {
  const first = await person.post('/initiatives/voice', {});
  expect(first.path).toBe('/file/what');
  expect(first.html).toContain('href="/initiatives/voice"');
  const check = await answerAll(person);
  expect(check.html).toContain('href="/initiatives/voice"');
  const receipt = await person.post('/file/send', { filing: filingOf(check) });
  expect(await initiativeOf(numberOf(receipt))).toEqual(['voice', 'min-local']);
  expect((await person.get('/file/what')).html).not.toContain('href="/initiatives/voice"');
});

test('what it does not take is said where it is asked, and taking it off keeps what was written', async () => {
  await person.post('/initiatives/voice', {});
  const kind = await person.post('/file/what', { ...answers.what, kind: 'request' });
  expect([kind.status, kind.faults[0]?.[0]]).toEqual([422, 'kind']);
  await person.post('/file/what', answers.what);
  await person.post('/file/where', answers.where);
  const about = await person.post('/file/about', { category: 'utility-bill' });
  expect([about.status, about.faults[0]?.[0]]).toEqual([422, 'category']);
  const left = await person.post('/file/about', {
    ...{ category: 'utility-bill', act: 'leave-initiative' },
  });
  expect([left.path, left.value('category')]).toEqual(['/file/about', 'utility-bill']);
  expect(left.html).not.toContain('href="/initiatives/voice"');
  expect((await person.post('/file/about', { category: 'utility-bill' })).path).toBe(
    '/file/photos',
  );
});

test('one that is closed meanwhile is told before it is sent, and taken off it is sent outside', async () => {
  await person.post('/initiatives/voice', {});
  const check = await answerAll(person);
  await change({ open: false });
  const refused = await person.post('/file/send', { filing: filingOf(check) });
  expect([refused.status, refused.faults[0]?.[0]]).toEqual([422, 'initiative']);
  const outside = await person.post('/file/initiative', {});
  expect(outside.path).toBe('/file/check');
  const receipt = await person.post('/file/send', { filing: filingOf(outside) });
  expect(await initiativeOf(numberOf(receipt))).toEqual([null, 'system']);
  await change({});
});
