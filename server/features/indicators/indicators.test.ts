import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { countedMonth } from '../../test/counted-months.ts';
import { learnGrowth } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // Each settles six of ten within five weeks; those of June are young, on 5 July.
  for (const month of ['01', '02', '03', '04', '05', '06']) {
    const young = month === '06';
    const day = `2026-${month}-01`;
    const counts = { received: 100, verified: young ? 20 : 60, afterDays: young ? 20 : 33 };
    await countedMonth(app, 'gov-bns-lu-naser', day, counts);
    await countedMonth(app, 'gov-bns-lu-beba', day, { ...counts, received: 3, verified: 1 });
  }
  await app.database.pool.query('UPDATE figure_progress SET counting_after = NULL');
  await learnGrowth(app.ctx);
}, 120_000);
afterAll(() => app.close());

const root = 'administrator@cabinet';
const ofBns = 'administrator@gov-bns';
const read = (as: string | undefined, query: Record<string, string> = {}, path = '/indicators') =>
  app.call('GET', `${path}?${new URLSearchParams(query)}`, as === undefined ? {} : { as });
const set = (body: object, as = root) => app.call('POST', '/indicators/targets', { as, body });
const target = { indicator: 'verified', agency: 'gov-bns', year: 2026, value: 0.7 };

async function readOne(code: string, agency: string, as = root) {
  const { body } = await read(as, { agency });
  return body.indicators.find(
    (each: { indicator: { code: string } }) => each.indicator.code === code,
  );
}

test('a year is what came in it and what became of it, with its months and its forecast', async () => {
  const reading = await readOne('verified', 'gov-bns-lu-naser');
  expect(reading.now).toEqual({ numerator: 320, denominator: 600, value: 320 / 600 });
  expect(reading.months[0]).toMatchObject({ from: '2026-01-01', over: true, value: 0.6 });
  expect(reading.months[6]).toMatchObject({ numerator: 0, value: null, over: false });
  expect(reading.noForecast).toBe(null);
  const { value, low, high } = reading.forecast;
  // So far 53 of a hundred: June is young, and by the year's end most of what came will be settled.
  expect(value).toBeGreaterThan(0.55);
  expect(low).toBeLessThan(value);
  expect(high).toBeGreaterThan(value);
  expect(reading).toMatchObject({ target: null, gap: null, state: 'no_target' });
  expect((await readOne('settled', 'gov-bns-lu-naser')).noForecast).toBe('early');
  expect((await readOne('verified', 'gov-bns-lu-beba')).noForecast).toBe('few');
});

test('a target holds for what lies below, and it is said whose it is, until one has its own', async () => {
  expect((await set(target)).body).toEqual({ changed: 1 });
  const held = await readOne('verified', 'gov-bns-lu-naser');
  expect(held.target).toMatchObject({ value: 0.7, own: false, agency: { code: 'gov-bns' } });
  expect(held.gap).toBeCloseTo(320 / 600 - 0.7, 10);
  expect(held.state).toBe('off_course');
  const own = { ...target, agency: 'gov-bns-lu-naser', value: 0.5 };
  expect((await set(own, ofBns)).body).toEqual({ changed: 1 });
  const reading = await readOne('verified', 'gov-bns-lu-naser', ofBns);
  expect(reading.target).toMatchObject({ value: 0.5, own: true, by: `موظف ${ofBns}` });
  expect(reading.above).toMatchObject({ value: 0.7, agency: { code: 'gov-bns' } });
  expect(reading.state).toBe('on_course');
});

test('a number that one agency is to reach is no target of those below it', async () => {
  await set({ ...target, indicator: 'settled', value: 5000 });
  expect((await readOne('settled', 'gov-bns')).target).toMatchObject({ value: 5000, own: true });
  expect((await readOne('settled', 'gov-bns-lu-beba')).target).toBe(null);
});

test('no target changes silently: each is kept, with who set it, from what and to what', async () => {
  const agency = 'gov-bns-lu-beba';
  await set({ ...target, agency, value: 0.4 });
  expect((await set({ ...target, agency, value: 0.4 })).body).toEqual({ changed: 0 });
  await set({ ...target, agency, value: 0.45 }, ofBns);
  await set({ ...target, agency, value: null }, ofBns);
  const { body } = await read('head@gov-bns', { agency }, '/indicators/verified/targets');
  expect(body.lines).toMatchObject([
    { by: `موظف ${ofBns}`, from: 0.45, to: null },
    { by: `موظف ${ofBns}`, from: 0.4, to: 0.45 },
    { by: `موظف ${root}`, from: null, to: 0.4 },
  ]);
  expect((await readOne('verified', agency)).target).toMatchObject({ value: 0.7, own: false });
  const forged = 'UPDATE indicator_targets SET value = 0.1';
  await expect(app.database.pool.query(forged)).rejects.toThrow();
});

test('every agency of a kind below one is given a target at once', async () => {
  const all = { ...target, indicator: 'overdue', kind: 'local_unit', value: 0.1 };
  const { changed } = (await set(all)).body;
  expect(changed).toBeGreaterThan(1);
  expect((await set(all)).body).toEqual({ changed: 0 });
  const { body } = await read(root, { agency: 'gov-bns' }, '/indicators/overdue/agencies');
  const units = body.rows.filter(({ kind }: { kind: string }) => kind === 'local_unit');
  expect(units.every((row: { target: { own: boolean } }) => row.target.own)).toBe(true);
  expect((await readOne('overdue', 'gov-bns')).target).toBe(null);
});

test('the agencies below stand with the furthest behind first', async () => {
  const { body } = await read(root, { agency: 'gov-bns' }, '/indicators/verified/agencies');
  const gaps = body.rows.flatMap(({ gap }: { gap: number | null }) => gap ?? []);
  expect(gaps.length).toBeGreaterThan(1);
  expect(gaps).toEqual(gaps.toSorted((one: number, other: number) => one - other));
  expect(body.rows.at(-1).gap).toBe(null);
  const alone = await read(root, { agency: 'gov-bns-lu-naser' }, '/indicators/verified/agencies');
  expect(alone.body.rows).toEqual([]);
});

test('figures are read where they may be, and targets set where they are administered', async () => {
  expect((await read('head@gov-bns')).body).toMatchObject({
    ...{ agency: { code: 'gov-bns' }, below: true, can: { set: false, define: false } },
  });
  expect((await read(ofBns)).body.can).toEqual({ set: true, define: false });
  for (const path of [
    '/indicators',
    '/indicators/verified/agencies',
    '/indicators/verified/targets',
  ]) {
    const elsewhere = await read('head@gov-bns', { agency: 'gov-is' }, path);
    expect(elsewhere.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
    expect((await read('agency_officer@gov-bns', {}, path)).status).toBe(403);
    expect((await read(undefined, {}, path)).status).toBe(401);
  }
  expect((await set(target, 'head@gov-bns')).status).toBe(403);
  expect((await set({ ...target, agency: 'gov-is' }, ofBns)).body.error).toMatchObject({
    ...{ code: 'not_permitted', field: 'agency' },
  });
  expect((await set({ ...target, agency: 'cabinet' }, ofBns)).status).toBe(403);
});

test.each([
  ['a share above one', { value: 70 }, 'value'],
  ['less than nothing', { value: -1 }, 'value'],
  ['part of a complaint', { indicator: 'settled', value: 1.5 }, 'value'],
  ['an indicator that is none', { indicator: 'nothing' }, 'indicator'],
  ['an agency that is none', { agency: 'nowhere' }, 'agency'],
  ['a kind that none below is', { kind: 'ministry' }, 'kind'],
  ['a year that is over', { year: 2025 }, 'year'],
  ['a year far ahead', { year: 2030 }, 'year'],
])('a target of %s is refused, and the field named', async (_, wrong, field) => {
  const { status, body } = await set({ ...target, ...wrong });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body.error.field ?? body.error.fields?.[0]?.field).toBe(field);
});

test.each([
  ['year', '/indicators', { year: '2040' }],
  ['year', '/indicators', { year: 'abc' }],
  ['agency', '/indicators', { agency: 'nowhere' }],
])('a wrong %s of what is read is refused by its name', async (field, path, query) => {
  const { status, body } = await read(root, query as Record<string, string>, path);
  expect(status).toBe(400);
  expect(body.error.field ?? body.error.fields?.[0]?.field).toBe(field);
});

test('an indicator that is not there is not found', async () => {
  expect((await read(root, {}, '/indicators/nothing/agencies')).status).toBe(404);
  expect((await read(root, {}, '/indicators/nothing/targets')).status).toBe(404);
});

test('an indicator is added for all, never mixes bases, and never changes', async () => {
  const given = {
    ...{ code: 'reopened', nameAr: 'نسبة ما أعيد فتحه', nameEn: 'Reopened', better: 'down' },
    ...{ basis: 'cohort', numerator: 'reopened', denominator: 'verified' },
  };
  const add = (body: object, as = root) => app.call('POST', '/indicators', { as, body });
  expect((await add(given, ofBns)).status).toBe(403);
  const mixed = await add({ ...given, numerator: 'promised' });
  expect([mixed.status, mixed.body.error.field]).toEqual([400, 'numerator']);
  const same = await add({ ...given, denominator: 'reopened' });
  expect([same.status, same.body.error.field]).toEqual([400, 'denominator']);
  expect((await add(given)).status).toBe(201);
  expect((await add(given)).body.error).toMatchObject({ code: 'indicator_code_taken' });
  expect((await readOne('reopened', 'gov-bns')).now.denominator).toBe(326);
  const changed = `UPDATE indicators SET better = 'up'`;
  await expect(app.database.pool.query(changed)).rejects.toThrow();
});

test('the same numbers are taken along as a list and as a workbook', async () => {
  const csv = String((await read(root, { agency: 'gov-bns-lu-naser' }, '/indicators.csv')).body);
  const [columns, ...lines] = csv.trim().split('\n');
  const first = lines.find((line) => line.includes(',verified,') && line.includes(',2026,'));
  expect(columns).toContain('forecast_low');
  expect(first).toContain(',320,600,');
  expect(lines.filter((line) => line.includes(',verified,'))).toHaveLength(13);
  const { status, headers } = await read('head@gov-bns', {}, '/indicators.xlsx');
  expect(status).toBe(200);
  expect(headers['content-disposition']).toContain('indicators-gov-bns-2026.xlsx');
});

test('how long things take is learned once a day, and not while figures are counted again', async () => {
  expect(await learnGrowth(app.ctx)).toBe(0);
  app.pass({ days: 1 });
  expect(await learnGrowth(app.ctx)).toBeGreaterThan(0);
  app.pass({ days: 1 });
  await app.database.pool.query('UPDATE figure_progress SET counting_after = 0');
  expect(await learnGrowth(app.ctx)).toBe(0);
});
