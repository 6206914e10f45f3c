import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { type Filed, move, naser, referred } from '../../test/journey.ts';
import { retime } from '../calendars/actions/retime.ts';
import { addWorkingTime, calendarOf, ladderFor } from '../deadlines/index.ts';
import { readDirectory } from '../directory/index.ts';
import { escalate } from './actions/escalate.ts';

/*
 * A year of the ladders of one tree: a holiday that is moved late, a closure, both changes of Cairo's clocks,
 * Ramadan seen a day later than reckoned, other ladders from the middle of the year on, somebody on leave,
 * and days in which no job runs. Every step that ever was is then reckoned anew from what was known when it
 * was taken: when it was due, whom it told, and which steps before it nobody took.
 */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';
const holiday = { nameAr: 'عطلة', nameEn: 'Holiday', decree: 'قرار رقم 1' };
const day = (code: string, kind: string, firstDay: string, lastDay = firstDay) => ({
  ...{ path: `/agencies/${code}/calendar/days` },
  body: { kind, firstDay, lastDay, ...holiday },
});
/** What is declared in the morning of a day. */
const happenings: Record<string, { path: string; body: object }> = {
  '2026-07-22': day('cabinet', 'holiday', '2026-07-26'),
  '2026-08-20': day('gov-bns-lu-naser', 'closure', '2026-08-23', '2026-08-27'),
  '2026-10-01': day('cabinet', 'holiday', '2026-09-29'),
  '2026-10-28': day('gov-bns', 'working_day', '2026-10-30'),
  '2027-01-10': {
    path: '/agencies/gov-bns/ladders',
    body: {
      ...{ clock: 'handling', priority: 'ordinary' },
      steps: [
        { percent: 40, tells: ['head'] },
        { overdue: 0, tells: ['parent', 'governorate'] },
        { overdue: 840, tells: ['central_office'] },
      ],
    },
  },
  '2027-02-07': day('cabinet', 'ramadan', '2027-02-09', '2027-03-09'),
  '2027-03-08': day('cabinet', 'holiday', '2027-03-10', '2027-03-12'),
  '2027-04-20': day('gov-bns', 'hours', '2027-04-29'),
};
(happenings['2027-04-20']!.body as { windows?: object }).windows = [{ from: '09:00', to: '12:00' }];
/** No job runs from one day to the other. */
const down = [new Date('2026-11-27T00:00:00Z'), new Date('2026-12-13T05:00:00Z')] as const;

const first = async <Row>(sql: string): Promise<Row | undefined> =>
  (await app.database.pool.query(sql)).rows[0];
const risenTo = async (as: string): Promise<string[]> =>
  (await app.call('GET', '/complaints?risen=true', { as })).body.complaints.map(
    ({ number }: Filed) => number,
  );

/** Takes every step up to a moment, each at the time for which it stands. */
async function runJobsUntil(moment: Date) {
  for (;;) {
    const next = await first<{ at: Date | null }>('SELECT min(next_step_at) AS at FROM complaints');
    const at = next?.at ?? null;
    if (at === null || at > moment) break;
    const isDown = at >= down[0] && at < down[1];
    if (isDown && moment < down[1]) break;
    const when = isDown ? down[1] : at;
    if (when > app.now) app.turnTo(when);
    await escalate(app.ctx);
  }
  if (moment > app.now) app.turnTo(moment);
}

test('over a year every step that was taken is explained by what was known then', {
  timeout: 600_000,
}, async () => {
  const filed: Filed[] = [];
  for (let on = '2026-07-06'; on < '2027-07-01'; on = dayAfter(on)) {
    await runJobsUntil(new Date(`${on}T07:00:00Z`));
    const happening = happenings[on];
    if (happening !== undefined) {
      const { path, body } = happening;
      expect((await app.call('POST', path, { as: root, body })).status).toBe(201);
      app.pass({ minutes: 1 });
      await retime(app.ctx);
    }
    if (on.endsWith('-20')) {
      const one = await referred(app);
      filed.push(one);
      // Every other is accepted, and one of three promised for a day that will pass.
      if (filed.length % 2 === 0) await move(app, naser, one, 'accept');
      if (filed.length % 3 === 0) {
        const text = 'التنفيذ ضمن خطة هذا الشهر.';
        const plannedFor = dayAfter(dayAfter(on));
        await move(app, naser, one, 'replies', {
          claim: 'planned',
          text,
          plannedFor,
          evidence: [],
        });
      }
    }
  }
  await runJobsUntil(new Date('2027-08-01T07:00:00Z'));
  expect(filed).toHaveLength(12);

  const { rows: steps } = await app.database.pool.query(
    `SELECT e.*, c.clock_total, c.accept_due_at, c.promised_for::text AS day,
       (SELECT max(at) FROM history_entries b
        WHERE b.complaint_number = e.complaint_number AND b.seq < e.seq) AS before
     FROM history_entries e JOIN complaints c ON c.number = e.complaint_number
     WHERE verb = 'escalate' ORDER BY e.complaint_number, e.seq`,
  );
  const directory = await readDirectory(app.ctx.db);
  const taken = new Map<string, number>();
  let passedOver = 0;
  for (const {
    complaint_number: number,
    at,
    due_at: dueAt,
    holder_id: holder,
    ...entry
  } of steps) {
    const { clock, step, percent, overdue, told } = entry.details;
    const known = await calendarOf(app.ctx, holder, false, at, at);
    const dues = { acceptance: entry.accept_due_at, promise: endOf(entry.day) };
    const due: Date = dues[clock as keyof typeof dues] ?? dueAt;
    const after = overdue ?? -Math.round((entry.clock_total * (100 - percent)) / 100);
    const expected = addWorkingTime(known, due, after);
    const name = `${clock} ${step} of ${number} at ${at.toISOString()}`;
    // At its moment: or as soon as jobs ran, or as what was declared since had it so.
    const wasDown = expected >= down[0] && expected < down[1];
    const soonest = [expected, wasDown ? down[1] : expected, entry.before].sort(
      (one: Date, other: Date) => Number(other) - Number(one),
    )[0];
    expect(at, name).toEqual(soonest);
    const ladder = ladderFor(directory, holder, clock, 'ordinary', at);
    const rung = ladder.find(({ no }) => no === step);
    expect([...new Set(rung?.tells.map(({ to }) => to))], name).toEqual(told);
    const last = taken.get(`${number} ${clock}`) ?? 0;
    const between = ladder.filter(({ no }) => no > last && no < step).map(({ no }) => no);
    expect(entry.details.passedOver ?? [], name).toEqual(between);
    passedOver += between.length;
    expect(step, name).toBeGreaterThan(last);
    taken.set(`${number} ${clock}`, step);
  }
  const clocks = steps.map(({ details }) => details.clock);
  expect(new Set(clocks)).toEqual(new Set(['acceptance', 'handling', 'promise']));
  expect(passedOver).toBeGreaterThan(0);
  // Nothing waits for a step any more: each stands at the top of its ladders, and the root sees it.
  expect(await first('SELECT FROM complaints WHERE next_step_at IS NOT NULL')).toBeUndefined();
  expect((await risenTo('head@cabinet')).sort()).toEqual(filed.map(({ number }) => number).sort());
});

test('who stands in for somebody on leave sees what rose while they are away, and not after', async () => {
  const filed = await referred(app);
  await runJobsUntil(new Date(app.now.getTime() + 4 * 86_400_000));
  const colleague = 'judge@gov-bns-lu-naser';
  await app.tokenOf(colleague);
  const { staffId: to } = (await app.acting(colleague)) as { staffId: string };
  expect(await risenTo(colleague)).toEqual([]);
  const today = app.now.toISOString().slice(0, 10);
  const body = { to, from: today, until: dayAfter(today) };
  expect((await app.call('POST', '/delegations', { as: naser, body })).status).toBe(201);
  expect(await risenTo(colleague)).toContain(filed.number);
  app.pass({ days: 3 });
  expect(await risenTo(colleague)).toEqual([]);
});

function dayAfter(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The end of a day in Cairo, which is an hour earlier in summer. */
function endOf(on: string | null): Date | null {
  if (on === null) return null;
  const night = new Date(`${dayAfter(on)}T00:00:00Z`);
  const hours = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Cairo', hour: '2-digit' });
  return new Date(night.getTime() - Number(hours.format(night)) * 3_600_000);
}
