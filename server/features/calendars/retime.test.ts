import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../../platform/context.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { type Filed, move, naser, referred, settled } from '../../test/journey.ts';
import { retime } from './actions/retime.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const root = 'administrator@cabinet';

async function declare(code: string, firstDay: string, more: object = {}) {
  const { status, body } = await app.call('POST', `/agencies/${code}/calendar/days`, {
    as: root,
    body: {
      ...{ kind: 'holiday', firstDay, lastDay: firstDay, nameAr: 'عطلة', nameEn: 'Holiday' },
      ...{ decree: 'قرار رقم 9 لسنة 2026', ...more },
    },
  });
  expect(status).toBe(201);
  return body.declared[0].id as number;
}
const withdraw = (code: string, line: number) =>
  app.call('DELETE', `/agencies/${code}/calendar/days/${line}`, { as: root, body: {} });

/** A minute later, when every server has seen what was declared. */
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
    `SELECT at, due_at, details FROM history_entries
     WHERE complaint_number = $1 AND verb = 'retime' ORDER BY seq`,
    [number],
  );
  return rows;
}
const dayLater = (at: Date) => new Date(at.getTime() + 86_400_000);

describe('a day declared late', () => {
  test('moves what is open and runs over it, and the history has both due times and the decree', async () => {
    const filed = await referred(app);
    const before = await rowOf(filed);
    expect(before.due_at.toISOString().slice(0, 10) > '2026-07-06').toBe(true);
    const line = await declare('gov-bns', '2026-07-06');
    expect(await count()).toBeGreaterThan(0);
    const after = await rowOf(filed);
    expect(after).toMatchObject({
      clock_since: before.clock_since,
      clock_minutes: before.clock_minutes,
      version: before.version + 1,
    });
    expect(after.due_at > before.due_at).toBe(true);
    expect(after.accept_due_at).toEqual(dayLater(before.accept_due_at));
    const [entry, ...others] = await retimings(filed);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      due_at: after.due_at,
      details: {
        ...{ changed: 'days', days: line, kind: 'holiday', decree: 'قرار رقم 9 لسنة 2026' },
        ...{ was: before.due_at.toISOString(), due: after.due_at.toISOString() },
      },
    });
    await withdraw('gov-bns', line);
    await count();
    const again = await rowOf(filed);
    expect(again.due_at).toEqual(before.due_at);
    expect(again.accept_due_at).toEqual(before.accept_due_at);
  });

  test('leaves alone what was closed, what waits, what is elsewhere, and what it does not touch', async () => {
    const closed = await settled(app);
    const waiting = await referred(app);
    await move(app, naser, waiting, 'ask', { question: 'ما اسم الشارع؟' });
    const elsewhere = await referred(app);
    await app.database.pool.query(
      `UPDATE complaints SET holder_id = a.id FROM agencies a WHERE a.code = 'gov-is' AND number = $1`,
      [elsewhere.number],
    );
    const each = [closed, waiting, elsewhere];
    const before = await Promise.all(each.map(rowOf));
    const line = await declare('gov-bns', '2026-07-07');
    const far = await declare('gov-bns', '2027-06-01');
    await count();
    expect(await Promise.all(each.map(rowOf))).toEqual(before);
    for (const id of [line, far]) await withdraw('gov-bns', id);
    await count();
  });

  test('counts once: a second run, and one for a day that is off anyway, move nothing', async () => {
    const filed = await referred(app);
    const line = await declare('gov-bns', '2026-07-08');
    await count();
    const { version } = await rowOf(filed);
    expect(await count()).toBe(0);
    const friday = await declare('gov-bns', '2026-07-10');
    expect(await count()).toBe(0);
    expect((await rowOf(filed)).version).toBe(version);
    for (const id of [line, friday]) await withdraw('gov-bns', id);
    await count();
  });
});

test('killed in the middle and taken up by two at once, each due time is moved once', async () => {
  const filed: Filed[] = [];
  for (let each = 0; each < 7; each += 1) filed.push(await referred(app));
  const line = await declare('gov-bns', '2026-07-06');
  let pages = 0;
  const dying: Ctx = {
    ...app.ctx,
    announce: async (db, fact) => {
      pages += 1;
      if (pages === 3) throw new Error('the server died');
      await app.ctx.announce(db, fact);
    },
  };
  await expect(count(dying, 2)).rejects.toThrow('the server died');
  const done = (await Promise.all(filed.map(retimings))).filter(({ length }) => length === 1);
  expect(done.length).toBeLessThan(7);
  await Promise.all([count(app.ctx, 2), count(app.ctx, 2), count(app.ctx, 2)]);
  await count();
  const entries = await Promise.all(filed.map(retimings));
  expect(entries.map(({ length }) => length)).toEqual(filed.map(() => 1));
  const { rows } = await app.database.pool.query(
    `SELECT moved, finished_at FROM recounts WHERE calendar_day_id = $1`,
    [line],
  );
  expect(rows[0].moved).toBeGreaterThanOrEqual(7);
  expect(rows[0].finished_at).not.toBe(null);
  await withdraw('gov-bns', line);
  await count();
});

describe('hours and targets', () => {
  const hours = { week: null, roundTheClock: false, country: null, ramadan: null };
  const edit = (body: object) =>
    app.call('PUT', '/agencies/gov-bns/calendar', { as: root, body: { ...hours, ...body } });

  test('of other hours everything that runs by them is counted again, and back', async () => {
    const filed = await referred(app);
    const { due_at: before } = await rowOf(filed);
    await edit({ roundTheClock: true });
    await count();
    expect((await rowOf(filed)).due_at < before).toBe(true);
    expect((await retimings(filed))[0].details).toMatchObject({ changed: 'hours' });
    await edit({});
    await count();
    expect((await rowOf(filed)).due_at).toEqual(before);
  });

  test('a target that is set is for new clocks, and for those that run where it is asked', async () => {
    const filed = await referred(app);
    const { due_at: before, clock_total: total } = await rowOf(filed);
    const set = (openToo: boolean) =>
      app.call('POST', '/agencies/gov-bns/targets', {
        as: root,
        body: { step: 'handling', minutes: total - 120, openToo },
      });
    await set(false);
    expect(await count()).toBe(0);
    expect((await rowOf(filed)).due_at).toEqual(before);
    await set(true);
    await count();
    const after = await rowOf(filed);
    expect(after.due_at < before).toBe(true);
    expect(after.clock_total).toBe(total - 120);
    expect((await retimings(filed))[0].details).toMatchObject({ changed: 'target' });
  });
});
