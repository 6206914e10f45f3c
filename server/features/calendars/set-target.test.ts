import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { person, settled } from '../../test/journey.ts';
import { type TargetSubject, targetsFor } from '../deadlines/index.ts';
import { readDirectory } from '../directory/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';
const set = (code: string, body: object, as = root) =>
  app.call('POST', `/agencies/${code}/targets`, { as, body });
const read = (code: string, as = root) => app.call('GET', `/agencies/${code}/targets`, { as });

async function handling(code: string, more: Partial<TargetSubject> = {}, knownAt?: Date) {
  const directory = await readDirectory(app.ctx.db);
  const { id } = directory.agencyByCode(code)!;
  const { id: categoryId } = directory.categoryByCode('waste')!;
  const about = { initiativeId: null, categoryId, kind: 'complaint' };
  const subject = { agencyId: id, ...about, priority: 'ordinary' as const };
  const targets = await targetsFor(app.ctx.db, { ...subject, ...more }, knownAt ?? null);
  return targets.handling.minutes;
}

test('an agency sets stricter targets of its own, and none that are looser than what stands above', async () => {
  const before = await handling('gov-bns');
  const looser = await set('gov-bns', { step: 'handling', category: 'waste', minutes: before });
  expect(looser.body.error).toMatchObject({
    ...{ code: 'target_not_stricter', field: 'minutes', params: { minutes: before } },
  });
  const stricter = { step: 'handling', category: 'waste', minutes: before - 60 };
  const { status, body } = await set('gov-bns', stricter, 'administrator@gov-bns');
  expect(status).toBe(201);
  expect(body.lines[0]).toMatchObject({
    own: true,
    minutes: before - 60,
    category: { code: 'waste' },
  });
  expect(await handling('gov-bns-lu-naser')).toBe(before - 60);
  expect(await handling('gov-is')).toBe(before);
  expect((await read('gov-bns-lu-naser')).body.lines[0]).toMatchObject({ own: false });
});

test('what is taken back counts no more, and is known as it was', async () => {
  const before = await handling('gov-is');
  const { body } = await set('gov-is', { step: 'handling', category: 'waste', minutes: 100 });
  const setAt = app.now;
  app.pass({ days: 1 });
  const line = body.lines[0].id;
  const path = (code: string) => `/agencies/${code}/targets/${line}`;
  const elsewhere = await app.call('DELETE', path('gov-bns'), { as: root, body: {} });
  expect(elsewhere.body.error.code).toBe('not_found');
  expect((await app.call('DELETE', path('gov-is'), { as: root, body: {} })).body.lines).toEqual([]);
  expect(await handling('gov-is')).toBe(before);
  expect(await handling('gov-is', {}, setAt)).toBe(100);
});

test('the root gives more time too, and sets the days in which the complainant has the word', async () => {
  const more = await set('cabinet', { step: 'judging', minutes: 9000 });
  expect(more.body.counts[0]).toMatchObject({ judging: { minutes: 9000, roundTheClock: false } });
  expect((await set('cabinet', { step: 'supply', days: 21 })).body.days.supply).toBe(21);
  expect((await read('gov-bns')).body.days.supply).toBe(21);
  expect((await set('gov-bns', { step: 'supply', days: 2 })).body.error).toMatchObject({
    ...{ code: 'target_of_root', field: 'step' },
  });
});

test('targets are set where calendars are administered, and nowhere else', async () => {
  const target = { step: 'examination', minutes: 30 };
  expect((await set('gov-is', target, 'administrator@gov-bns')).body.error.code).toBe(
    'not_permitted',
  );
  expect((await set('gov-is', target, 'head@gov-is')).body.error.code).toBe('not_permitted');
});

test.each([
  ['days for a timed step', { step: 'handling', days: 3 }, 'minutes'],
  ['minutes for days of the complainant', { step: 'appeal', minutes: 60 }, 'minutes'],
  ['no time at all', { step: 'handling', minutes: 0 }, 'minutes'],
  ['a category that is none', { step: 'handling', minutes: 60, category: 'nothing' }, 'category'],
])('%s is refused, and the field named', async (_, body, field) => {
  const { status, body: answer } = await set('cabinet', body);
  expect([status >= 400 && status < 500, answer.error.field]).toEqual([true, field]);
});

test('days that were set for the complainant are those they are given', async () => {
  await set('cabinet', { step: 'appeal', days: 45 });
  const filed = await settled(app);
  await person(app, filed, 'confirm', { grade: 5 });
  const { rows } = await app.database.pool.query(
    'SELECT appeal_until FROM complaints WHERE number = $1',
    [filed.number],
  );
  expect(rows[0].appeal_until.getTime() - app.now.getTime()).toBe(45 * 86_400_000);
  const { payload } = await app.http.inject({
    url: '/rights',
    headers: { 'accept-language': 'en' },
  });
  expect(payload).toContain('45 days');
});
