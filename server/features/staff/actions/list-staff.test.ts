import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const people = [
    ['فاطمة الزهراء', 'fatma', 'examiner', 'gov-bns-lu-naser'],
    ['أحمد مصطفى', 'ahmad', 'head', 'gov-bns'],
    ['Mary Wahba', 'mary', 'judge', 'gov-is'],
  ] as const;
  for (const [name, email, role, agency] of people) {
    const body = { name, email: `${email}@insaf.example`, roles: [{ role, agency }] };
    expect((await app.call('POST', '/staff', { as: top, body })).status).toBe(201);
  }
});
afterAll(() => app.close());

const top = 'administrator@cabinet';
const local = 'administrator@gov-bns';

async function names(query: string, as = top): Promise<string[]> {
  const { status, body } = await app.call('GET', `/staff?${query}`, { as });
  expect(status).toBe(200);
  return body.staff.map(({ name }: { name: string }) => name);
}
const words = (text: string) => `words=${encodeURIComponent(text)}`;

test('staff are found by name and address in any spelling', async () => {
  expect(await names(words('فاطمه'))).toEqual(['فاطمة الزهراء']);
  expect(await names(words('مصطفي احمد'))).toEqual(['أحمد مصطفى']);
  expect(await names(words('MARY@'))).toEqual(['Mary Wahba']);
  expect(await names(words('%'))).toEqual([]);
});

test('they are narrowed by agency and below, role and activity', async () => {
  expect(await names('agency=gov-bns&role=examiner')).toEqual(['فاطمة الزهراء']);
  expect(await names('agency=gov-bns&role=judge')).toEqual([]);
  expect(await names('active=false')).toEqual([]);
  const unknown = await app.call('GET', '/staff?agency=nowhere', { as: top });
  expect(unknown.body.error).toMatchObject({ code: 'unknown_agency', field: 'agency' });
});

test('an administrator sees those with a role where they reach, and nobody else', async () => {
  const seen = await names('', local);
  expect(seen).toContain('فاطمة الزهراء');
  expect(seen).not.toContain('Mary Wahba');
});

test('pages follow each other without a gap or a repetition', async () => {
  const all = await names('limit=100');
  const paged: string[] = [];
  let after = '';
  do {
    const { body } = await app.call('GET', `/staff?limit=2${after}`, { as: top });
    paged.push(...body.staff.map(({ name }: { name: string }) => name));
    after = body.next === null ? '' : `&after=${body.next}`;
  } while (after !== '');
  expect(paged).toEqual(all);
  expect(paged.length).toBeGreaterThan(3);
});
