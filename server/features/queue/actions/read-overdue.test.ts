import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  accepted,
  answered,
  centreJudge,
  dossier,
  type Filed,
  move,
  naser,
} from '../../../test/journey.ts';
import { escalate } from '../../escalation/index.ts';

let app: TestApp;
let silent: Filed;
let obstructed: Filed;
const head = 'head@gov-bns';
const budget = {
  ...{ kind: 'budget', fromAgency: 'gov-bns', needed: 'اعتماد ٣٠٠ ألف', told: 'ننتظر الاعتماد' },
  neededBy: '2026-08-01',
};

beforeAll(async () => {
  app = await testApp();
  silent = await accepted(app);
  app.pass({ hours: 1 });
  obstructed = await accepted(app);
  await move(app, naser, obstructed, 'obstruct', budget);
  const { dueAt } = (await dossier(app, naser, obstructed)).clock;
  app.turnTo(new Date(Date.parse(dueAt) + 60_000));
  await escalate(app.ctx);
});
afterAll(() => app.close());

const overdue = async (as: string, query = '') => app.call('GET', `/overdue${query}`, { as });
const complaints = async (as: string, query = '') =>
  (await app.call('GET', `/overdue/complaints${query}`, { as })).body.complaints;
const codeOf = ({ agency }: { agency: { code: string } }) => agency.code;

test('a head sees who is late below, what an obstacle explains, and since when', async () => {
  const { status, body } = await overdue(head);
  expect(status).toBe(200);
  expect([codeOf(body), body.above]).toEqual(['gov-bns', []]);
  expect(body.here.overdue).toEqual({ count: 0, more: false });
  const [first, ...others] = body.below;
  expect(first).toMatchObject({
    agency: { code: 'gov-bns-lu-naser' },
    overdue: { count: 2, more: false },
    obstructed: { count: 1, more: false },
  });
  const { clock } = await dossier(app, naser, silent);
  expect(first.oldest).toBe(clock.dueAt);
  expect(others.every(({ overdue }: { overdue: { count: number } }) => overdue.count === 0)).toBe(
    true,
  );
});

test('what is below an agency counts for each above it, as far down as is asked', async () => {
  const { body } = await overdue('head@cabinet');
  const branch = body.below.find(
    (each: { agency: { code: string } }) => codeOf(each) === 'gov-bns',
  );
  expect(branch).toMatchObject({ overdue: { count: 2 }, branches: true });
  const down = (await overdue('head@cabinet', '?agency=gov-bns-lu-naser')).body;
  expect(down.here.overdue.count).toBe(2);
  expect(down.above.map(({ code }: { code: string }) => code)).toEqual(['cabinet', 'gov-bns']);
});

test('each complaint says what explains it, to whom it rose, and what was done last', async () => {
  const [oldest, other] = await complaints(head);
  expect(oldest).toMatchObject({
    ...{ number: silent.number, explained: 'silence', obstacle: null, extended: false },
    rose: { to: 'head', agency: { code: 'gov-bns-lu-naser' } },
    lastAct: { verb: 'accept' },
  });
  expect(other).toMatchObject({
    ...{ number: obstructed.number, explained: 'obstacle' },
    obstacle: { kind: 'budget', decidedFor: null },
    lastAct: { verb: 'obstruct' },
  });
  const numbers = (rows: Filed[]) => rows.map(({ number }) => number);
  expect(numbers(await complaints(head, '?explained=silence'))).toEqual([silent.number]);
  expect(numbers(await complaints(head, '?explained=obstacle'))).toEqual([obstructed.number]);
});

test('nobody is shown an agency that they do not reach, nor anything of it', async () => {
  const beside = 'head@gov-bns-lu-ehnasia';
  const { status, body } = await overdue(beside, '?agency=gov-bns-lu-naser');
  expect([status, body.error.code, body.error.field]).toEqual([400, 'unknown_agency', 'agency']);
  expect(JSON.stringify((await overdue(beside)).body)).not.toContain('naser');
  expect(await complaints(beside)).toEqual([]);
  expect((await overdue('call_agent@system')).status).toBe(403);
});

test('a week has seven days from today, what falls due on each, and its closed days by name', async () => {
  app.turnTo(new Date('2026-07-19T07:00:00Z'));
  const filed = await accepted(app);
  const { dueAt } = (await dossier(app, naser, filed)).clock;
  const day = dueAt.slice(0, 10);
  const week = async (query = '') => (await app.call('GET', `/week${query}`, { as: naser })).body;
  const first = await week();
  expect(first.today).toBe('2026-07-19');
  expect(first.overdue).toEqual({ count: 2, more: false });
  expect(first.days.map(({ day }: { day: string }) => day.slice(8))).toEqual([
    '19',
    '20',
    '21',
    '22',
    '23',
    '24',
    '25',
  ]);
  const closed = first.days.filter(({ closed }: { closed: unknown }) => closed !== null);
  expect(closed.map(({ day }: { day: string }) => day)).toEqual([
    ...['2026-07-23', '2026-07-24', '2026-07-25'],
  ]);
  expect(closed[0].closed.name.en).toContain('Revolution');
  expect(closed[1].closed.name).toBeNull();
  const due = (await week(`?from=${day}`)).days[0];
  expect([due.day, due.count, due.more]).toEqual([day, 1, false]);
  expect(due.first).toMatchObject([{ number: filed.number, dueAt }]);
  expect((await week('?from=2020-01-01')).days[0].day).toBe('2026-07-19');
  const far = await app.call('GET', '/week?from=2040-01-01', { as: naser });
  expect([far.status, far.body.error.field]).toEqual([400, 'from']);
});

test('a judge has in their week what they judge, marked as that, and not what others hold', async () => {
  app.turnTo(new Date('2026-07-19T07:00:00Z'));
  const filed = await answered(app);
  const { dueAt } = (await dossier(app, centreJudge, filed)).clock;
  const day = dueAt.slice(0, 10);
  const week = async (as: string, query = `?from=${day}`) =>
    (await app.call('GET', `/week${query}`, { as })).body;
  const [due] = (await week(centreJudge)).days;
  expect([due.count, due.toJudge]).toEqual([0, { count: 1, more: false }]);
  expect(due.first).toMatchObject([{ number: filed.number, dueAt, toJudge: true }]);
  const list = await app.call('GET', `/complaints?toJudge=true&dueOn=${day}`, { as: centreJudge });
  expect(list.body.complaints.map(({ number }: Filed) => number)).toEqual([filed.number]);
  // Whose reply it is sees when it is judged, and is asked for nothing.
  const [theirs] = (await week(naser)).days;
  expect(theirs.toJudge.count).toBe(0);
  expect(theirs.first).toMatchObject([{ number: filed.number, toJudge: false }]);

  app.turnTo(new Date(Date.parse(dueAt) + 60_000));
  const after = await week(centreJudge, '');
  expect([after.overdue.count, after.overdueToJudge.count]).toEqual([0, 1]);
});
