import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '../../platform/context.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  accepted,
  answered,
  examiner,
  type Filed,
  file,
  move,
  naser,
  referred,
} from '../../test/journey.ts';
import { mergeAgencies } from '../../test/merge.ts';
import { retime } from './actions/retime.ts';

/*
 * What is open when the line above an agency becomes another: Naser works from eight to three like all of
 * Beni Suef, Ismailia round the clock.
 */

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
  await hours('gov-is', { roundTheClock: true });
  await count();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';
const lu = 'gov-bns-lu-naser';

async function hours(code: string, body: object) {
  const own = { week: null, roundTheClock: false, country: null, ramadan: null };
  const path = `/agencies/${code}/calendar`;
  expect((await app.call('PUT', path, { as: root, body: { ...own, ...body } })).status).toBe(200);
}
async function put(code: string, parent: string) {
  const reply = await app.call('POST', `/agencies/${code}/move`, { as: root, body: { parent } });
  expect(reply.status).toBe(200);
}
async function declare(code: string, firstDay: string) {
  const body = {
    ...{ kind: 'holiday', firstDay, lastDay: firstDay, nameAr: 'عطلة', nameEn: 'Holiday' },
    decree: 'قرار رقم 9 لسنة 2026',
  };
  const { status } = await app.call('POST', `/agencies/${code}/calendar/days`, { as: root, body });
  expect(status).toBe(201);
}
function count(ctx: Ctx = app.ctx, page?: number) {
  app.pass({ minutes: 1 });
  return retime(ctx, page);
}
async function rowOf({ number }: Filed) {
  const { rows } = await app.database.pool.query('SELECT * FROM complaints WHERE number = $1', [
    number,
  ]);
  return rows[0];
}
async function retimings({ number }: Filed) {
  const { rows } = await app.database.pool.query(
    `SELECT due_at, details FROM history_entries
     WHERE complaint_number = $1 AND verb = 'retime' ORDER BY seq`,
    [number],
  );
  return rows;
}
const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('an agency that comes under another', () => {
  test('uses what is left by the hours of its new line, and keeps what it used as it was', async () => {
    const filed = await accepted(app);
    const { clock_since: since, clock_minutes: minutes, due_at: was } = await rowOf(filed);
    app.pass({ hours: 2 });
    const at = app.now;
    const used = (at.getTime() - since.getTime()) / 60_000;
    await put(lu, 'gov-is');
    expect(await count()).toBe(1);
    const after = await rowOf(filed);
    expect(after.due_at).toEqual(minutesAfter(at, minutes - used));
    expect(after.due_at < was).toBe(true);
    const [entry, ...others] = await retimings(filed);
    expect(others).toEqual([]);
    expect(entry.details).toMatchObject({
      ...{ changed: 'moved', was: was.toISOString(), due: after.due_at.toISOString() },
      agency: { ar: expect.any(String), en: expect.stringContaining('Naser') },
      under: { ar: expect.any(String), en: expect.stringContaining('Ismailia') },
    });
    expect(await count()).toBe(0);
  });

  test('and goes back later has the time there counted by that line, and the rest by its own', async () => {
    const filed = await referred(app);
    const before = await rowOf(filed);
    await put(lu, 'gov-is');
    await count();
    app.pass({ hours: 1 });
    await put(lu, 'gov-bns');
    await count();
    const after = await rowOf(filed);
    expect(after.due_at).toEqual(before.due_at);
    expect(after.accept_due_at).toEqual(before.accept_due_at);
    expect(await retimings(filed)).toHaveLength(2);
  });

  test('and back before anything was counted again moves nothing in the end', async () => {
    const filed = await referred(app);
    const before = await rowOf(filed);
    await put(lu, 'gov-is');
    app.pass({ hours: 1 });
    await put(lu, 'gov-bns');
    await count();
    const after = await rowOf(filed);
    expect([after.due_at, after.accept_due_at]).toEqual([before.due_at, before.accept_due_at]);
  });

  test('counts a night there as worked though the agency is back by the time it is counted', async () => {
    const filed = await accepted(app);
    const { clock_minutes: minutes, clock_since: since } = await rowOf(filed);
    const moved = app.now;
    await put(lu, 'gov-is');
    app.pass({ days: 1 });
    const back = app.now;
    await put(lu, 'gov-bns');
    await count();
    const { due_at: due, clock_minutes: left } = await rowOf(filed);
    const used = (moved.getTime() - since.getTime() + back.getTime() - moved.getTime()) / 60_000;
    expect(left).toBe(Math.floor(minutes - used));
    expect((await retimings(filed)).at(-1).due_at).toEqual(due);
  });

  test('has a holiday that was declared meanwhile counted by each line as it was', async () => {
    const filed = await accepted(app);
    const { clock_minutes: minutes, clock_since: since } = await rowOf(filed);
    await put(lu, 'gov-is');
    const moved = app.now;
    await declare('gov-bns', '2026-07-06');
    await count();
    const used = (moved.getTime() - since.getTime()) / 60_000;
    const due = minutesAfter(moved, minutes - used);
    expect((await rowOf(filed)).due_at).toEqual(due);
    await declare('gov-is', due.toISOString().slice(0, 10));
    await count();
    expect((await rowOf(filed)).due_at).toEqual(due);
  });

  test('declares a day first, is moved, and both are counted in their order', async () => {
    const filed = await accepted(app);
    const { due_at: due } = await rowOf(filed);
    await declare('gov-bns', '2026-07-06');
    app.pass({ hours: 1 });
    await put(lu, 'gov-is');
    await count();
    const told = (await retimings(filed)).map(({ details }) => details.changed);
    expect(told).toEqual(['days', 'moved']);
    const [first] = await retimings(filed);
    expect(first.due_at > due).toBe(true);
  });

  test('leaves what waits, what is overdue and what begins afterwards as it is', async () => {
    const waiting = await referred(app);
    await move(app, naser, waiting, 'ask', { question: 'ما اسم الشارع؟' });
    const late = await accepted(app);
    app.pass({ days: 60 });
    const each = [waiting, late];
    const before = await Promise.all(each.map(rowOf));
    await put(lu, 'gov-is');
    app.pass({ minutes: 1 });
    const fresh = await file(app);
    await move(app, examiner, fresh, 'refer', { agency: lu });
    const began = await rowOf(fresh);
    await retime(app.ctx);
    const after = await Promise.all(each.map(rowOf));
    expect(after.map(({ due_at, version }) => [due_at, version])).toEqual(
      before.map(({ due_at, version }) => [due_at, version]),
    );
    expect((await rowOf(fresh)).due_at).toEqual(began.due_at);
    expect(began.due_at).toEqual(minutesAfter(began.clock_since, began.clock_minutes));
  });

  test('with nothing open moves nothing and is finished', async () => {
    await put('gov-bns-lu-beba', 'gov-is');
    expect(await count()).toBe(0);
    const { rows } = await app.database.pool.query(
      'SELECT looked_at FROM recounts WHERE moved_to IS NOT NULL AND finished_at IS NOT NULL',
    );
    expect(rows).toEqual([{ looked_at: 0 }]);
  });

  test('is counted once though a server dies in the middle and others take it up', async () => {
    const filed: Filed[] = [];
    for (let each = 0; each < 5; each += 1) filed.push(await accepted(app));
    app.pass({ hours: 1 });
    await put(lu, 'gov-is');
    let pages = 0;
    const dying: Ctx = {
      ...app.ctx,
      announce: async (db, fact) => {
        pages += 1;
        if (pages === 2) throw new Error('the server died');
        await app.ctx.announce(db, fact);
      },
    };
    await expect(count(dying, 2)).rejects.toThrow('the server died');
    await Promise.all([count(app.ctx, 2), count(app.ctx, 2)]);
    await count();
    const entries = await Promise.all(filed.map(retimings));
    expect(entries.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('only the ladder', () => {
  const steps = [
    { percent: 30, tells: ['officers', 'head'] },
    { overdue: 0, tells: ['parent', 'governorate'] },
    { overdue: 420, tells: ['central_office'] },
  ];
  async function setLadder(code: string) {
    const body = { clock: 'handling', priority: 'ordinary', steps };
    const set = await app.call('POST', `/agencies/${code}/ladders`, { as: root, body });
    expect(set.status).toBe(201);
    return set.body.lines[0].id as number;
  }

  test('of a new line is climbed at once, without an entry in the history', async () => {
    await setLadder('gov-is');
    await hours('gov-is', {});
    await count();
    const filed = await accepted(app);
    const before = await rowOf(filed);
    await put(lu, 'gov-is');
    await count();
    const after = await rowOf(filed);
    expect(after.next_step_at < before.next_step_at).toBe(true);
    expect([after.due_at, after.version]).toEqual([before.due_at, before.version]);
    expect(await retimings(filed)).toEqual([]);
  });

  test('that is set counts at once for what is open, and so does the one above when it is taken back', async () => {
    const filed = await accepted(app);
    const before = await rowOf(filed);
    const line = await setLadder('gov-bns');
    await count();
    const after = await rowOf(filed);
    expect(after.next_step_at < before.next_step_at).toBe(true);
    expect(after.version).toBe(before.version);
    await app.call('DELETE', `/agencies/gov-bns/ladders/${line}`, { as: root, body: {} });
    await count();
    expect((await rowOf(filed)).next_step_at).toEqual(before.next_step_at);
  });
});

describe('a merger', () => {
  test('counts what is left of what was handed over by the hours of the successor', async () => {
    const filed = await accepted(app);
    const { clock_since: since, clock_minutes: minutes } = await rowOf(filed);
    app.pass({ hours: 2 });
    const at = app.now;
    await mergeAgencies(app, lu, 'gov-is-lu-fayed');
    const used = (at.getTime() - since.getTime()) / 60_000;
    await count();
    const after = await rowOf(filed);
    expect(Math.abs(after.due_at - minutesAfter(at, minutes - used).getTime())).toBeLessThan(
      60_000,
    );
    const [entry] = await retimings(filed);
    expect(entry.details).toMatchObject({
      changed: 'handed',
      instead: { en: expect.stringContaining('Naser') },
      agency: { en: expect.stringContaining('Fayed') },
    });
    const { rows } = await app.database.pool.query('SELECT FROM recount_handovers');
    expect(rows).toEqual([]);
  });

  test('of who judges a reply counts its judging on by the hours of the new judge', async () => {
    const filed = await answered(app);
    const before = await rowOf(filed);
    await mergeAgencies(app, 'gov-bns-tech-centre', 'gov-is');
    await count();
    const after = await rowOf(filed);
    expect(after.due_at < before.due_at).toBe(true);
    expect((await retimings(filed))[0].details.changed).toBe('handed');
  });
});
