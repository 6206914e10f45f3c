import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { referred } from '../../test/journey.ts';
import { calendarOf, workingMinutesBetween } from '../deadlines/index.ts';
import { readDirectory } from '../directory/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';
const naser = 'gov-bns-lu-naser';
const decree = {
  ...{ nameAr: 'عطلة بقرار', nameEn: 'Holiday by decree' },
  ...{ decree: 'قرار رئيس مجلس الوزراء رقم 7 لسنة 2026' },
};
const days = (firstDay: string, lastDay = firstDay, more: object = {}) => ({
  ...{ kind: 'holiday', firstDay, lastDay, ...decree, ...more },
});
const calendar = (code: string, path = '', as = root) =>
  app.call('GET', `/agencies/${code}/calendar${path}`, { as });
const declare = (code: string, body: object, as = root) =>
  app.call('POST', `/agencies/${code}/calendar/days`, { as, body });
const withdraw = (code: string, line: number, as = root) =>
  app.call('DELETE', `/agencies/${code}/calendar/days/${line}`, { as, body: {} });

/** Working minutes of an agency between two instants, as every server reckons them. */
async function worked(code: string, from: string, to: string, knownAt?: string) {
  const directory = await readDirectory(app.ctx.db);
  const { id } = directory.agencyByCode(code)!;
  const known = knownAt === undefined ? null : new Date(knownAt);
  const working = await calendarOf(app.ctx, id, false, app.now, known);
  return workingMinutesBetween(working, new Date(from), new Date(to));
}
const on = (body: { days: { day: string }[] }, day: string) =>
  body.days.find((each) => each.day === day);

describe('days that are declared', () => {
  test('are for the agency and all below it, at once, with who declared them and by what', async () => {
    expect(await worked(naser, '2026-07-12T00:00+03:00', '2026-07-13T00:00+03:00')).toBe(420);
    const { status, body } = await declare('gov-bns', days('2026-07-12'));
    expect(status).toBe(201);
    expect(body.declared[0]).toMatchObject({
      ...{ kind: 'holiday', own: true, decree: decree.decree, withdrawnAt: null },
      recount: { lookedAt: 0, moved: 0, finishedAt: null },
    });
    expect(await worked(naser, '2026-07-12T00:00+03:00', '2026-07-13T00:00+03:00')).toBe(0);
    expect(await worked('gov-is', '2026-07-12T00:00+03:00', '2026-07-13T00:00+03:00')).toBe(420);
    const { body: below } = await calendar(naser, '?year=2026');
    expect(on(below, '2026-07-12')).toMatchObject({
      ...{ kind: 'holiday', windows: [], agency: { code: 'gov-bns' } },
      name: { ar: decree.nameAr, en: decree.nameEn },
    });
    expect(below.declared[0]).toMatchObject({ own: false, agency: { code: 'gov-bns' } });
    expect(on((await calendar('gov-is', '?year=2026')).body, '2026-07-12')).toBeUndefined();
  });

  test('that are taken back are known as they were, and only once taken back', async () => {
    const { body } = await declare('gov-bns', days('2026-07-19'));
    const line = body.declared[0].id;
    const between = ['2026-07-19T00:00+03:00', '2026-07-20T00:00+03:00'] as const;
    const declared = app.now.toISOString();
    app.pass({ days: 1 });
    expect((await withdraw('gov-is', line)).body.error.code).toBe('not_found');
    expect((await withdraw('gov-bns', line)).status).toBe(200);
    expect((await withdraw('gov-bns', line)).body.error.code).toBe('days_withdrawn');
    expect(await worked(naser, ...between)).toBe(420);
    expect(await worked(naser, ...between, declared)).toBe(0);
    expect(await worked(naser, ...between, '2026-07-05T06:00:00Z')).toBe(420);
    const shown = (await calendar('gov-bns', '?year=2026')).body.declared.find(
      ({ id }: { id: number }) => id === line,
    );
    expect(shown.withdrawnAt).toBe(app.now.toISOString());
    const { body: below } = await calendar(naser, '?year=2026');
    expect(below.declared.map(({ id }: { id: number }) => id)).not.toContain(line);
  });

  test('move a holiday: what it was is worked, in one declaration', async () => {
    const { body } = await declare(
      'cabinet',
      days('2026-10-08', '2026-10-08', {
        insteadOf: { firstDay: '2026-10-06', lastDay: '2026-10-06' },
      }),
    );
    expect(on(body, '2026-10-06')).toMatchObject({ kind: 'working_day' });
    expect(on(body, '2026-10-08')).toMatchObject({ kind: 'holiday' });
    expect(await worked(naser, '2026-10-04T00:00+03:00', '2026-10-11T00:00+03:00')).toBe(4 * 420);
  });

  test('are shown beforehand with the open complaints whose clock runs over them', async () => {
    await referred(app);
    const effect = (body: object) =>
      app.call('POST', '/agencies/gov-bns/calendar/effect', { as: root, body });
    const soon = (await effect(days('2026-07-07'))).body;
    expect(soon.complaints).toEqual({ count: 1, capped: false });
    expect(soon.agencies).toBeGreaterThan(10);
    // Due before these days begin; on a day off nothing is worked anyway.
    expect((await effect(days('2027-03-01'))).body.complaints.count).toBe(0);
    expect((await effect(days('2026-07-10'))).body.agencies).toBe(0);
    expect((await calendar('gov-bns', '?year=2027')).body.declared).toEqual([]);
  });
});

describe('hours', () => {
  const week = Array.from({ length: 7 }, (_, day) =>
    day < 6 ? [{ from: '09:00', to: '17:00' }] : [],
  );
  const hours = { week, roundTheClock: false, country: null, ramadan: null };
  const edit = (code: string, body: object, as = root) =>
    app.call('PUT', `/agencies/${code}/calendar`, { as, body });

  test('of an agency are for those below it that have none, and say whose they are', async () => {
    expect((await edit('gov-is', hours)).body).toMatchObject({
      hours: { week, weekFrom: { code: 'gov-is' }, countryFrom: null },
      own: hours,
    });
    expect((await calendar('gov-is-lu-fayed')).body).toMatchObject({
      hours: { week, weekFrom: { code: 'gov-is' } },
      own: null,
    });
    expect((await edit('gov-is', { ...hours, week: null })).body.hours.weekFrom).toBe(null);
  });

  test('round the clock close for no holiday', async () => {
    await edit('rapid-room', { ...hours, week: null, roundTheClock: true });
    expect(await worked('rapid-room', '2026-07-23T00:00+03:00', '2026-07-25T00:00+03:00')).toBe(
      2880,
    );
  });

  test('so few that nothing could be done in time are refused', async () => {
    const one = week.map((windows, day) => (day === 0 ? windows : []));
    expect((await edit('gov-is', { ...hours, week: one })).body.error).toMatchObject({
      code: 'invalid_input',
      field: 'week',
    });
    await declare('gov-is', days('2026-07-06', '2027-07-01', { kind: 'closure' }));
    const again = await declare('gov-is', days('2027-07-02', '2028-06-30', { kind: 'closure' }));
    expect(again.body.error).toMatchObject({ code: 'too_little_working_time', field: 'lastDay' });
  });
});

describe('who declares', () => {
  test('is above the agency: nobody stops the clock that they are measured by', async () => {
    const refusal = async (as: string) =>
      (await declare(naser, days('2026-08-02'), as)).body.error?.code ?? 'declared';
    expect(await refusal(`administrator@${naser}`)).toBe('not_permitted');
    expect(await refusal('administrator@gov-is')).toBe('not_permitted');
    expect(await refusal('head@gov-bns')).toBe('not_permitted');
    expect(await refusal('administrator@gov-bns')).toBe('declared');
    const own = await calendar(naser, '', `administrator@${naser}`);
    expect(own.body.can).toEqual({ declare: false });
  });
});

test.each([
  ['an end before its beginning', days('2026-08-05', '2026-08-04'), 'lastDay'],
  ['a day that is none', days('2026-02-30'), 'firstDay'],
  ['hours without any', days('2026-08-05', '2026-08-05', { kind: 'hours' }), 'windows'],
  [
    'windows that overlap',
    days('2026-08-05', '2026-08-05', {
      kind: 'hours',
      windows: [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '15:00' },
      ],
    }),
    'windows',
  ],
  ['days long ago', days('2024-12-31'), 'firstDay'],
  ['days far ahead', days('2029-01-01'), 'lastDay'],
  ['no decree', days('2026-08-05', '2026-08-05', { decree: ' ' }), 'decree'],
])('a declaration with %s is refused, and the field named', async (_, body, field) => {
  const { status, body: answer } = await declare('gov-bns', body);
  expect([status >= 400 && status < 500, answer.error.field]).toEqual([true, field]);
});
