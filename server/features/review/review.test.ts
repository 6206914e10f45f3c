import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { answered, examiner, file, move, person, referred, settled } from '../../test/journey.ts';
import { countFigures } from '../figures/index.ts';

/*
 * A week worked out by hand. What is received on Sunday 5 July and what is done with it on Tuesday are
 * different numbers on different bases: the whole point of a review.
 */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await file(app, { channel: 'hotline' }, 'call_agent@system'); // nobody looks at it
  const unclear = await file(app, { category: undefined });
  await referred(app); // nobody accepts it
  app.pass({ days: 2 }); // 7 July
  await move(app, examiner, unclear, 'dismiss', { reason: 'inexact', explanation: 'بلا بيانات' });
  const confirmed = await settled(app);
  await person(app, confirmed, 'confirm', { grade: 5 });
  await answered(app, { place: 'eg-bns-beba' });
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const week = { from: '2026-07-05', to: '2026-07-11' };
const sunday = { from: '2026-07-05', to: '2026-07-05' };
const tuesday = { from: '2026-07-07', to: '2026-07-07' };

async function read(as: string | undefined, query: Record<string, string>) {
  const path = `/figures/review?${new URLSearchParams(query)}`;
  return app.call('GET', path, as === undefined ? {} : { as });
}
async function review(query: Record<string, string>, as = 'supervisor@cabinet') {
  const { status, body } = await read(as, query);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

describe('the two bases', () => {
  test('what became of what came on Sunday is told apart from what was done on Sunday', async () => {
    const { now } = await review({ ...sunday, agency: 'cabinet' });
    expect(now.cohort).toMatchObject({
      ...{ received: 3, open: 2, in_examination: 1, referred: 1 },
      ...{ dismissed_inexact: 1, dismissed: 1 },
    });
    expect(now.events).toMatchObject({ received: 3, referred: 2 });
    expect(now.events).not.toHaveProperty('dismissed');
  });

  test('what was done on Tuesday counts whenever it came, and what came then counts with what became of it', async () => {
    const { now } = await review({ ...tuesday, agency: 'cabinet' });
    expect(now.events).toMatchObject({
      ...{ received: 2, referred: 4, answered: 2, removed: 2, verified: 1, confirmed: 1 },
      ...{ dismissed_inexact: 1, dismissed: 1 },
    });
    expect(now.cohort).toMatchObject({
      ...{ received: 2, referred: 2, answered: 2, removed: 2, verified: 1, confirmed: 1, open: 1 },
    });
    expect(now.cohort).not.toHaveProperty('dismissed');
  });

  test('the four have their rates of what was received and of what was referred', async () => {
    const { now } = await review({ ...week, agency: 'cabinet' });
    const verified = now.rates.filter(({ figure }: { figure: string }) => figure === 'verified');
    expect(verified).toEqual([
      { figure: 'verified', of: 'received', numerator: 1, denominator: 5 },
      { figure: 'verified', of: 'referred', numerator: 1, denominator: 3 },
    ]);
    expect(now.rates).toHaveLength(8);
  });

  test('open before and after is what came and did not leave, of the agency and all below it', async () => {
    const { now, before, lastYear } = await review({ ...tuesday, agency: 'cabinet' });
    expect(now.standing).toEqual({ open_at_start: 3, open_at_end: 3 });
    expect(before).toMatchObject({ from: '2026-07-06', to: '2026-07-06', cohort: {}, events: {} });
    expect(before.standing).toEqual({ open_at_start: 3, open_at_end: 3 });
    expect(lastYear).toMatchObject({ from: '2025-07-07', to: '2025-07-07' });
    const naserNow = await review({ ...tuesday, agency: 'gov-bns-lu-naser' });
    expect(naserNow.now.standing).toEqual({ open_at_start: 1, open_at_end: 2 });
  });
});

describe('the parts', () => {
  test('rows of agencies, categories, channels, kinds and places each add up to the whole', async () => {
    const whole = await review({ ...week, agency: 'cabinet' });
    for (const part of ['agencies', 'categories', 'channels', 'kinds', 'places']) {
      for (const basis of ['cohort', 'events']) {
        const sums: Record<string, number> = {};
        for (const row of whole[part]) {
          for (const [name, count] of Object.entries<number>(row[basis])) {
            sums[name] = (sums[name] ?? 0) + count;
          }
        }
        const { came, left, ...counted } = sums;
        const { came: _, left: __, ...expected } = whole.now[basis];
        expect(counted, `${part} ${basis}`).toEqual(expected);
      }
    }
  });

  test('narrowing by one thing, by two, and by two in the other order give the same numbers', async () => {
    const hotline = await review({ ...week, agency: 'cabinet', channel: 'hotline' });
    expect(hotline.now.events).toMatchObject({ received: 1 });
    const waste = await review({ ...week, agency: 'cabinet', category: 'waste' });
    const both = await review({ ...week, agency: 'cabinet', category: 'waste', kind: 'complaint' });
    expect(both.now).toEqual(waste.now);
    expect(both.agencies).toEqual(waste.agencies);
    expect(both.course).toEqual(waste.course);
    const beba = await review({ ...week, agency: 'cabinet', place: 'eg-bns-beba' });
    expect(beba.now.cohort).toMatchObject({ received: 1, answered: 1 });
    const bebaWaste = { ...week, agency: 'cabinet', place: 'eg-bns-beba', category: 'waste' };
    expect((await review(bebaWaste)).now).toEqual(beba.now);
  });

  test('a place counts with what lies within it, and one governorate is told by its parts', async () => {
    const { now, places } = await review({ ...week, agency: 'cabinet', place: 'eg-bns' });
    expect(now.cohort.received).toBe(5);
    expect(
      places.map(({ code, cohort }: { code: string; cohort: { received: number } }) => [
        code,
        cohort.received,
      ]),
    ).toEqual([
      ['eg-bns-naser', 4],
      ['eg-bns-beba', 1],
    ]);
  });

  test('the course has every day of the period, and each month of a long one', async () => {
    const { course } = await review({ ...week, agency: 'cabinet' });
    expect(course.step).toBe('day');
    expect(course.points).toHaveLength(7);
    expect(course.points[2]).toMatchObject({ from: '2026-07-07', events: { received: 2 } });
    expect(course.points[1]).toMatchObject({ from: '2026-07-06', events: {}, cohort: {} });
    const long = await review({ from: '2026-05-10', to: '2026-07-20', agency: 'cabinet' });
    expect(long.course).toMatchObject({ step: 'month' });
    expect(
      long.course.points.map(({ from, to }: { from: string; to: string }) => [from, to]),
    ).toEqual([
      ['2026-05-10', '2026-05-31'],
      ['2026-06-01', '2026-06-30'],
      ['2026-07-01', '2026-07-20'],
    ]);
    expect(long.course.points[2].events.received).toBe(5);
  });

  test('the tree of today gives the same as that of the day while nothing moved', async () => {
    for (const agency of ['cabinet', 'gov-bns', 'gov-bns-lu-naser']) {
      const ofDay = await review({ ...week, agency });
      const ofToday = await review({ ...week, agency, tree: 'today' });
      const { came: _, left: __, ...events } = ofDay.now.events;
      expect(ofToday.now.events, agency).toMatchObject(events);
      expect(ofToday.now.cohort, agency).toEqual(ofDay.now.cohort);
      expect(ofToday.now.standing, agency).toEqual(ofDay.now.standing);
    }
  });
});

describe('who reads it', () => {
  test('without an agency it is of the highest that the reader reaches', async () => {
    const own = await review(week, 'head@gov-bns');
    expect(own.agency.code).toBe('gov-bns');
    expect(own.above).toEqual([]);
    const named = await review({ ...week, agency: 'gov-bns-lu-naser' }, 'head@gov-bns');
    expect(named.above).toMatchObject([{ code: 'gov-bns' }]);
  });

  test('nobody reviews an agency that their role does not reach', async () => {
    const refused = await read('head@gov-is', { ...week, agency: 'gov-bns' });
    expect(refused.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
    expect((await read('head@gov-bns', { ...week, agency: 'gov-bns' })).status).toBe(200);
    expect((await read('agency_officer@gov-bns', week)).status).toBe(403);
    expect((await read(undefined, week)).status).toBe(401);
  });

  test('a role that reaches its agency alone reviews that agency alone', async () => {
    const who = 'supervisor@gov-bns-lu-naser';
    await app.tokenOf(who);
    const all = await review({ ...week, agency: 'gov-bns' });
    await app.database.pool.query(`UPDATE staff_roles SET reach = 'alone' WHERE role = 'supervisor'
      AND agency_id = (SELECT id FROM agencies WHERE code = 'gov-bns-lu-naser')`);
    const alone = await review(week, who);
    expect(alone).toMatchObject({ below: false, agencies: [] });
    expect(alone.now.cohort.received).toBeLessThanOrEqual(all.now.cohort.received);
    expect((await read(who, { ...week, agency: 'gov-bns' })).status).toBe(403);
  });

  test('a day that is wrong, an agency, category or place that is not there is named', async () => {
    const refused = async (query: Record<string, string>) =>
      (await read('supervisor@cabinet', { ...week, ...query })).body.error;
    expect(await refused({ to: '2026-07-01' })).toMatchObject({
      code: 'invalid_input',
      field: 'to',
    });
    expect(await refused({ to: '2036-07-05' })).toMatchObject({
      code: 'invalid_input',
      field: 'to',
    });
    expect((await read('supervisor@cabinet', { ...week, to: '2036-07-04' })).status).toBe(200);
    expect(await refused({ from: '0001-01-01' })).toMatchObject({ field: 'from' });
    expect(await refused({ agency: 'nowhere' })).toMatchObject({ code: 'unknown_agency' });
    expect(await refused({ category: 'nothing' })).toMatchObject({ code: 'unknown_category' });
    expect(await refused({ place: 'nowhere' })).toMatchObject({ code: 'unknown_place' });
  });
});

describe('taking it along', () => {
  test('the list has the numbers of the review, a line for each', async () => {
    const query = `${new URLSearchParams({ ...week, agency: 'cabinet' })}`;
    const { status, headers, body } = await app.call('GET', `/figures/review.csv?${query}`, {
      as: 'supervisor@cabinet',
    });
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain('review-cabinet-2026-07-05-2026-07-11.csv');
    const whole = body.split('\n').filter((line: string) => line.startsWith('whole,'));
    const { now } = await review({ ...week, agency: 'cabinet' });
    for (const basis of ['cohort', 'events', 'standing']) {
      for (const [figure, count] of Object.entries(now[basis]).filter(([, each]) => each !== 0)) {
        const line = `2026-07-05,2026-07-11,${basis},${figure},${count}`;
        expect(
          whole.some((each: string) => each.endsWith(line)),
          line,
        ).toBe(true);
      }
    }
  });

  test('the workbook opens right to left in Arabic and holds numbers, not words of them', async () => {
    const query = `${new URLSearchParams({ ...week, agency: 'cabinet', language: 'ar' })}`;
    const { status, raw } = await app.call('GET', `/figures/review.xlsx?${query}`, {
      as: 'supervisor@cabinet',
    });
    expect(status).toBe(200);
    const sheets = filesOf(raw);
    expect(sheets['xl/worksheets/sheet1.xml']).toContain('rightToLeft="1"');
    expect(sheets['xl/workbook.xml']).toContain('الجهات');
    expect(sheets['xl/worksheets/sheet1.xml']).toMatch(/<c [^>]*><v>5<\/v><\/c>/);
  });
});

function filesOf(zip: Buffer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}
