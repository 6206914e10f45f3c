import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Query = Record<string, string | number>;

async function list(query: Query) {
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { body } = await app.call('GET', `/agencies?${asked}`);
  return body;
}

async function codes(query: Query): Promise<string[]> {
  return (await list(query)).agencies.map(({ code }: { code: string }) => code);
}

test.each([
  'الوحدة المحلية لمركز ومدينة إهناسيا',
  'الوحده المحليه لمركز ومدينه اهناسيا',
  'الوحـــدة المحليـة إهـناسيا',
  'إِهْنَاسْيَا',
  'ﺇﻫﻨﺎﺳﻴﺎ',
  'local unit EHNASIA',
  'gov-bns-lu-ehnasia',
])('finds the local unit of Ehnasia by %s', async (words) => {
  expect(await codes({ words })).toEqual(['gov-bns-lu-ehnasia']);
});

test('a word with the article finds the name without it', async () => {
  expect(await codes({ words: 'المياه بني سويف' })).toEqual(['gov-bns-water']);
});

test('the best comes first, and what is closed comes last', async () => {
  const words = 'وزارة الصحة والسكان';
  expect((await codes({ words }))[0]).toBe('min-health');
  await app.call('POST', '/agencies/gov-is-lu-fayed/close', {
    as: 'administrator@cabinet',
    body: {},
  });
  const found = await list({ words: 'وحدة محلية', parent: 'gov-is', limit: 200 });
  expect(found.agencies.at(-1)).toMatchObject({ code: 'gov-is-lu-fayed', active: false });
  expect(found.agencies.filter(({ active }: { active: boolean }) => !active)).toHaveLength(1);
});

test('words and a parent search the whole branch, a parent alone lists its children', async () => {
  expect(await codes({ words: 'المركز التكنولوجي', parent: 'gov-bns' })).toEqual([
    'gov-bns-tech-centre',
  ]);
  const { body } = await app.call('GET', '/agencies/gov-bns');
  const children = body.children.map(({ code }: { code: string }) => code);
  expect(await codes({ parent: 'gov-bns', limit: 200 })).toEqual(children);
  expect(await codes({ parent: 'gov-bns', kind: 'company' })).toEqual([
    'gov-bns-electricity',
    'gov-bns-water',
  ]);
});

test('pages follow each other until the last, each agency once', async () => {
  const all: string[] = [];
  let next: string | null = null;
  do {
    const page: { agencies: { code: string }[]; next: string | null } = await list({
      words: 'ا',
      limit: 7,
      ...(next === null ? {} : { after: next }),
    });
    all.push(...page.agencies.map(({ code }) => code));
    next = page.next;
  } while (next !== null);
  expect(all).toHaveLength(108);
  expect(new Set(all).size).toBe(108);
});

test('refuses a parent or a beginning that it does not know', async () => {
  expect((await list({ parent: 'nowhere' })).error).toMatchObject({
    code: 'unknown_agency',
    field: 'parent',
  });
  expect((await list({ words: 'إهناسيا', after: 'gov-is' })).error).toMatchObject({
    field: 'after',
  });
});

test('words that nothing has find nothing, and words of signs only are none', async () => {
  expect(await codes({ words: 'لا توجد جهة بهذا الاسم' })).toEqual([]);
  expect((await codes({ words: 'ـــ', limit: 200 })).length).toBe(108);
});
