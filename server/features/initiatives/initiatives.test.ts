import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { dossier, examiner, file, move } from '../../test/journey.ts';

/** Your Voice Is Heard: complaints and suggestions of July, supervised by a ministry that examines. */
const voice = {
  ...{ nameAr: 'صوتك مسموع', nameEn: 'Your Voice Is Heard' },
  ...{ purposeAr: 'لسماع شكاوى المواطنين من خدمات المحليات', purposeEn: 'To hear citizens' },
  ...{ supervisor: 'min-local', firstDay: '2026-07-01', lastDay: '2026-07-31' as string | null },
  ...{ open: true, kinds: ['complaint', 'suggestion'], channels: ['portal', 'hotline', 'api'] },
  categories: ['waste', 'street-lighting'],
};
const as = 'administrator@system';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await make('voice');
});
afterAll(() => app.close());

const make = (code: string, more: object = {}, who = as) =>
  app.call('POST', '/initiatives', { as: who, body: { code, ...voice, ...more } });
const put = (code: string, more: object = {}, who = as) =>
  app.call('PUT', `/initiatives/${code}`, { as: who, body: { ...voice, ...more } });
const codesFor = async (who?: string) => {
  const options = who === undefined ? {} : { as: who };
  const { body } = await app.call('GET', '/initiatives', options);
  return body.initiatives.map(({ code }: { code: string }) => code);
};
const send = (more: object, options: { as?: string } = {}) =>
  app.call('POST', '/complaints', {
    ...options,
    body: {
      ...{ text: 'القمامة متراكمة أمام المدرسة منذ أسبوع', category: 'waste', initiative: 'voice' },
      complainants: [{ name: 'سعاد عبد الله', phone: '01001234567' }],
      ...more,
    },
  });

test('an initiative is there at once, and each change is remembered field by field', async () => {
  const { status, body } = await make('winter', { lastDay: null });
  expect([status, body.supervisor.code, body.state]).toEqual([201, 'min-local', 'open']);
  const again = await make('winter');
  expect(again.body.error).toMatchObject({ code: 'initiative_code_taken', field: 'code' });
  expect((await put('winter', { lastDay: '2026-08-31' })).body.lastDay).toBe('2026-08-31');
  expect((await put('winter', { lastDay: '2026-08-31' })).status).toBe(200);
  const closed = await put('winter', { lastDay: '2026-08-31', open: false });
  expect(closed.body.state).toBe('closed');
  const path = '/administration/changes?kind=initiative&subject=winter';
  const { changes } = (await app.call('GET', path, { as })).body;
  expect(changes.map(({ what }: { what: string }) => what)).toEqual([
    ...['deactivated', 'edited', 'created'],
  ]);
  expect(changes[1]).toMatchObject({
    before: { last_day: null },
    after: { last_day: '2026-08-31' },
  });
});

test('the public is shown what is open today, and staff what was and what will be', async () => {
  await make('autumn', { firstDay: '2026-09-01', lastDay: '2026-09-30' });
  await make('spring', { firstDay: '2026-03-01', lastDay: '2026-05-31' });
  expect(await codesFor()).toEqual(['voice']);
  expect(await codesFor(examiner)).toEqual(expect.arrayContaining(['voice', 'autumn', 'spring']));
});

test('initiatives belong to who administers the whole installation', async () => {
  const refused = await put('voice', {}, 'administrator@gov-bns');
  expect([refused.status, refused.body.error.code]).toEqual([403, 'not_permitted']);
  expect((await make('mine', {}, 'head@system')).body.error.code).toBe('not_permitted');
  const changes = '/administration/changes?kind=initiative';
  expect((await app.call('GET', changes, { as: 'administrator@gov-bns' })).status).toBe(403);
  expect((await put('voice')).status).toBe(200);
  expect((await put('no-such')).status).toBe(404);
});

test.each([
  ['days in the wrong order', { lastDay: '2026-06-30' }, 'lastDay'],
  ['a supervisor that is none', { supervisor: 'nobody' }, 'supervisor'],
  ['a category that is none', { categories: ['waste', 'nothing'] }, 'categories.1'],
  ['a kind that is none', { kinds: ['poem'] }, 'kinds.0'],
  ['a purpose of no words', { purposeAr: '  ' }, 'purposeAr'],
])('%s is refused, and the field named', async (_, more, field) => {
  const { status, body } = await put('voice', more);
  expect([status, body.error.field]).toEqual([400, field]);
});

test('what is filed within it is examined by its supervisor, says so, and stays within it', async () => {
  const filed = (await send({})).body;
  const outside = await file(app);
  const supervisor = 'examiner@min-local';
  const list = async (query: string) => {
    const { body } = await app.call('GET', `/complaints?${query}`, { as: supervisor });
    return body.complaints.map(({ number }: { number: string }) => number);
  };
  expect(await list('initiative=voice&status=received&kind=complaint')).toEqual([filed.number]);
  expect(await list('')).not.toContain(outside.number);
  const seen = await dossier(app, supervisor, filed);
  expect(seen).toMatchObject({
    initiative: { code: 'voice', name: { ar: 'صوتك مسموع' } },
    holder: { code: 'min-local' },
  });
  expect(seen.history[0].details).toMatchObject({ initiative: 'voice' });
  await move(app, supervisor, filed, 'refer', { agency: 'gov-bns-lu-naser', category: 'waste' });
  await put('voice', { open: false });
  const after = await dossier(app, supervisor, filed);
  expect([after.initiative.code, after.holder.code]).toEqual(['voice', 'gov-bns-lu-naser']);
  await put('voice');
});

test('a supervisor refers what was filed within its initiative anywhere, and nothing else', async () => {
  const filed = (await send({})).body;
  const within = (await send({})).body;
  const elsewhere = { agency: 'gov-is', category: 'waste' };
  const supervisor = 'examiner@min-local';
  await move(app, supervisor, filed, 'refer', elsewhere);
  const { pool } = app.database;
  const sql = 'UPDATE complaints SET initiative_id = NULL WHERE number = $1';
  await pool.query(sql, [within.number]);
  const path = `/complaints/${within.number}/refer`;
  const refused = await app.call('POST', path, { as: supervisor, body: elsewhere });
  expect(refused.body.error).toMatchObject({ code: 'agency_not_below', field: 'agency' });
});

test('nobody examines a complaint of themselves because it was filed within their initiative', async () => {
  const filed = (await send({ agencyComplainedOf: 'min-local' })).body;
  const opened = await app.call('GET', `/complaints/${filed.number}`, { as: 'examiner@min-local' });
  expect(opened.status).toBe(404);
  expect((await dossier(app, examiner, filed)).holder.code).toBe('system');
});

test('without a supervisor that examines, the central office does', async () => {
  await make('winter-room', { supervisor: 'rapid-room' });
  const filed = (await send({ initiative: 'winter-room' })).body;
  expect((await dossier(app, examiner, filed)).holder.code).toBe('system');
});

test.each([
  ['one that is none', { initiative: 'nothing' }, 400, 'unknown_initiative', 'initiative'],
  ['one that is over', { initiative: 'spring' }, 409, 'initiative_ended', 'initiative'],
  ['one that is to come', { initiative: 'autumn' }, 409, 'initiative_to_come', 'initiative'],
  ['a kind it does not take', { kind: 'enquiry' }, 422, 'initiative_other_kind', 'kind'],
  [
    ...(['a category it does not take', { category: 'sewage-overflow' }, 422] as const),
    ...(['initiative_other_category', 'category'] as const),
  ],
])('%s refuses the filing, and the field is named', async (_, more, status, code, field) => {
  const answer = await send(more);
  expect([answer.status, answer.body.error]).toMatchObject([status, { code, field }]);
  expect((await send({})).status).toBe(201);
});

test('a channel it does not take is refused to staff, and one it takes is not', async () => {
  const clerk = { as: 'counter_clerk@gov-bns-tech-centre' };
  const refused = await send({ channel: 'office' }, clerk);
  expect(refused.body.error).toMatchObject({ code: 'initiative_other_channel', field: 'channel' });
  expect((await send({ channel: 'hotline' }, clerk)).status).toBe(201);
});

test('what is filed within it has the time that was set for it, and what is not has its own', async () => {
  const target = { step: 'examination', minutes: 60, initiative: 'voice' };
  const { status, body } = await app.call('POST', '/agencies/cabinet/targets', {
    ...{ as: 'administrator@cabinet', body: target },
  });
  expect([status, body.lines[0].initiative.code]).toEqual([201, 'voice']);
  const dueIn = async (more: object) => {
    const { dueAt } = (await send(more)).body;
    return (Date.parse(dueAt) - app.now.getTime()) / 60_000;
  };
  expect(await dueIn({})).toBe(60);
  expect(await dueIn({ initiative: undefined })).toBeGreaterThan(60);
  const unknown = await app.call('POST', '/agencies/cabinet/targets', {
    ...{ as: 'administrator@cabinet', body: { ...target, initiative: 'nothing' } },
  });
  expect(unknown.body.error).toMatchObject({ code: 'unknown_initiative', field: 'initiative' });
});

test('a list of an initiative that is none is refused, and the field named', async () => {
  const { status, body } = await app.call('GET', '/complaints?initiative=nothing', {
    as: examiner,
  });
  expect([status, body.error.field]).toEqual([400, 'initiative']);
});

test('an initiative is never deleted: the database refuses it to the server', async () => {
  const deleted = app.database.pool.query('DELETE FROM initiatives');
  await expect(deleted).rejects.toThrow('permission denied');
});
