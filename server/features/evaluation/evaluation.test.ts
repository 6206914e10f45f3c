import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  answered,
  centreJudge,
  examiner,
  file,
  move,
  naser,
  person,
  settled,
} from '../../test/journey.ts';
import { callWith, issueKey } from '../../test/partner-keys.ts';
import { countFigures } from '../figures/index.ts';
import { computeStandings } from '../standing/actions/compute-standings.ts';
import { countMonths } from './actions/count-months.ts';

let app: TestApp;
let officer: string;
const head = 'head@gov-bns-lu-naser';
const reasons = 'لم نجد الصور المطلوبة في الرد';

beforeAll(async () => {
  app = await testApp();
  const returned = await answered(app);
  await move(app, centreJudge, returned, 'return-reply', { reason: reasons });
  await person(app, await settled(app), 'confirm', { grade: 2 });
  const dismissed = await file(app);
  await move(app, examiner, dismissed, 'dismiss', { reason: 'inexact', explanation: 'غير محددة' });
  await person(app, dismissed, 'appeal', { reason: 'بل هي محددة' });
  await app.tokenOf(head);
  officer = ((await app.acting(naser)) as { staffId: string }).staffId;
  app.pass({ minutes: 1 });
  await countFigures(app.ctx);
  await computeStandings(app.ctx);
  await countMonths(app.ctx);
}, 180_000);
afterAll(() => app.close());

const mine = async (as: string, month?: string) =>
  (await app.call('GET', `/me/work${month === undefined ? '' : `?month=${month}`}`, { as })).body;
const read = (as: string, id = officer, month = '2026-07', agency = 'gov-bns-lu-naser') =>
  app.call('GET', `/evaluation/staff/${id}/${agency}/${month}`, { as });
const verb = (of: { work: { verb: string }[] }, name: string) =>
  of.work.find((each) => each.verb === name);

test('a person reads the running month of their own, with what came of their replies', async () => {
  const { months, month, agencies } = await mine(naser);
  expect(months).toEqual(['2026-07']);
  expect(month).toBe('2026-07');
  expect(agencies).toHaveLength(1);
  const [own] = agencies;
  expect(own).toMatchObject({
    agency: { code: 'gov-bns-lu-naser' },
    countedUntil: app.now.toISOString(),
    ...{ stays: false, headFrom: null, reads: [], remarks: [], calls: 0 },
    replies: { answered: 2, returned: 1, settled: 1, reopened: 0 },
    decisions: { made: 0, upheld: 0 },
  });
  expect(verb(own, 'accept')).toMatchObject({ acts: 2, standIn: 0, timed: 2, team: null });
  // Three hours each, of which the second's last were after closing.
  expect(verb(own, 'answer')).toMatchObject({ acts: 2, timed: 2, time: { median: 150 } });
  expect(own.categories[0]).toMatchObject({ category: { code: 'waste' }, acts: 4 });
  expect(own.returned).toMatchObject([{ reason: reasons }]);
});

test('one grade is told to nobody', async () => {
  const [own] = (await mine(naser)).agencies;
  expect(own.grades).toBeNull();
});

test('somebody of whom nothing is counted has no month', async () => {
  expect(await mine(head)).toEqual({ months: [], month: null, agencies: [] });
});

test('the head reads nothing of a month that runs', async () => {
  expect((await read(head)).status).toBe(404);
  const { agencies } = (await app.call('GET', '/evaluation/staff', { as: head })).body;
  expect(agencies).toEqual([
    {
      agency: { code: 'gov-bns-lu-naser', name: expect.anything() },
      people: [{ id: officer, name: expect.stringContaining('agency_officer'), months: [] }],
    },
  ]);
});

test('a month over is the person’s alone for three working days, then the head’s too', async () => {
  while (app.now.toISOString() < '2026-08-01T00:00:00Z') app.pass({ days: 1 });
  await countMonths(app.ctx);
  const [own] = (await mine(naser)).agencies;
  // Saturday 1 August: the working days after it are Sunday, Monday and Tuesday.
  expect(own.headFrom).toBe('2026-08-05');
  app.pass({ days: 3 });
  expect((await read(head)).status).toBe(404);
  const said = await app.call('POST', '/me/work/remarks', {
    as: naser,
    body: { agency: 'gov-bns-lu-naser', month: '2026-07', words: 'كنت وحدي طوال الشهر' },
  });
  expect(said.status).toBe(201);
  app.pass({ days: 1 });
  const { body, status } = await read(head);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    person: { id: officer },
    replies: { answered: 2, returned: 1 },
    remarks: [{ words: 'كنت وحدي طوال الشهر' }],
  });
  expect(body).not.toHaveProperty('reads');
  expect(body).not.toHaveProperty('headFrom');
});

test('the person sees each time that a head read it', async () => {
  await read(head);
  const [own] = (await mine(naser)).agencies;
  expect(own.reads).toHaveLength(2);
  expect(own.reads[0]).toMatchObject({
    by: expect.stringContaining('head'),
    at: app.now.toISOString(),
  });
});

test('another remark leaves the first in its place', async () => {
  const { body } = await app.call('POST', '/me/work/remarks', {
    as: naser,
    body: { agency: 'gov-bns-lu-naser', month: '2026-07', words: 'وكان زميلي في إجازة' },
  });
  expect(body.remarks.map(({ words }: { words: string }) => words)).toEqual([
    'وكان زميلي في إجازة',
    'كنت وحدي طوال الشهر',
  ]);
});

test.each([
  'head@gov-bns',
  'head@cabinet',
  'head@gov-bns-lu-beba',
  'administrator@cabinet',
  'administrator@gov-bns-lu-naser',
  'supervisor@cabinet',
  'auditor@cabinet',
  'judge@gov-bns-lu-naser',
])('%s reads nothing of another agency’s staff, nor of colleagues', async (who) => {
  const before = (await mine(naser)).agencies[0].reads.length;
  expect([403, 404]).toContain((await read(who)).status);
  expect((await mine(naser)).agencies[0].reads).toHaveLength(before);
});

test('a head reads neither by another agency’s name, nor a month that is not there', async () => {
  expect((await read(head, officer, '2026-07', 'gov-bns')).status).toBe(404);
  expect((await read(head, officer, '2026-06')).status).toBe(404);
  expect((await read(head, 'nobody')).status).toBe(404);
  expect((await read(head, officer, '2026-13')).status).toBe(400);
});

test('who stands in for a head does not read what the head reads', async () => {
  const deputy = 'judge@gov-bns-lu-naser';
  const { staffId } = (await app.acting(deputy)) as { staffId: string };
  const day = app.now.toISOString().slice(0, 10);
  const lent = await app.call('POST', '/delegations', {
    as: head,
    body: { to: staffId, from: day, until: day },
  });
  expect(lent.status).toBe(201);
  expect((await app.call('GET', '/overdue', { as: deputy })).status).toBe(200);
  expect((await app.call('GET', '/evaluation/staff', { as: deputy })).body).toEqual({
    agencies: [],
  });
  expect((await read(deputy)).status).toBe(404);
});

test('a partner’s key reads and writes none of it', async () => {
  const { key } = await issueKey(app, { permissions: ['readFigures', 'readComplaints'] });
  expect((await callWith(app, key, 'GET', '/complaints')).status).toBe(200);
  const one = `/evaluation/staff/${officer}/gov-bns-lu-naser/2026-07`;
  for (const path of ['/me/work', '/evaluation/staff', '/evaluation/offices', one]) {
    expect([401, 403]).toContain((await callWith(app, key, 'GET', path)).status);
  }
});

test('nobody remarks on a month that is not theirs', async () => {
  const body = { agency: 'gov-bns-lu-naser', month: '2026-07', words: 'ليس لي' };
  expect((await app.call('POST', '/me/work/remarks', { as: head, body })).status).toBe(404);
  const [unknown, short] = await Promise.all([
    app.call('POST', '/me/work/remarks', { as: naser, body: { ...body, agency: 'no-such' } }),
    app.call('POST', '/me/work/remarks', { as: naser, body: { ...body, words: ' ' } }),
  ]);
  expect(unknown.body.error).toMatchObject({ code: 'unknown_agency', field: 'agency' });
  expect(short.status).toBe(400);
});

test('who was taken off the agency is read by its head no more', async () => {
  const as = 'administrator@cabinet';
  const left = await app.call('PATCH', `/staff/${officer}`, { as, body: { active: false } });
  expect(left.status).toBe(200);
  expect((await read(head)).status).toBe(404);
  const { agencies } = (await app.call('GET', '/evaluation/staff', { as: head })).body;
  expect(agencies[0].people.map(({ id }: { id: string }) => id)).not.toContain(officer);
});
