import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { centre, type Filed, naser, person, referred } from '../../test/journey.ts';
import { forgetPresences } from './queries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const governor = 'head@gov-bns';
const head = 'head@gov-bns-lu-naser';

async function keep(as: string, { number }: Filed, doing = 'reading') {
  const path = `/complaints/${number}/presence`;
  return app.call('POST', path, { as, body: { doing } });
}
const others = async (as: string, { number }: Filed) =>
  (await app.call('GET', `/complaints/${number}/presence`, { as })).body.others;
const leave = ({ number }: Filed, as: string) =>
  app.call('POST', `/complaints/${number}/presence/leave`, { as, body: {} });

describe('who has a complaint open', () => {
  test('is shown by name to their agency and above, by agency alone to others, never to themselves', async () => {
    const filed = await referred(app);
    await keep(naser, filed, 'replying');
    const named = {
      name: `موظف ${naser}`,
      doing: 'replying',
      agency: { code: 'gov-bns-lu-naser' },
    };
    for (const as of [head, governor, 'auditor@cabinet']) {
      expect(await others(as, filed), as).toMatchObject([named]);
    }
    expect(await others(centre, filed)).toMatchObject([{ ...named, name: null }]);
    expect(await others(naser, filed)).toEqual([]);
    await keep(governor, filed, 'deciding');
    expect(await others(naser, filed)).toMatchObject([
      { name: null, doing: 'deciding', agency: { code: 'gov-bns' } },
    ]);
  });

  test('is gone after forty-five seconds without a word, and stays with one', async () => {
    const filed = await referred(app);
    await keep(naser, filed);
    app.pass({ minutes: 40 / 60 });
    expect(await others(head, filed)).toHaveLength(1);
    await keep(naser, filed);
    app.pass({ minutes: 40 / 60 });
    expect(await others(head, filed)).toHaveLength(1);
    app.pass({ minutes: 6 / 60 });
    expect(await others(head, filed)).toEqual([]);
    await keep(head, filed);
    await forgetPresences(app.database.db, app.now);
    const { rows } = await app.database.pool.query(
      'SELECT count(*)::int AS count FROM complaint_presences WHERE complaint_number = $1',
      [filed.number],
    );
    expect(rows[0].count).toBe(1);
  });

  test('is gone at once on leaving, and is told what others do when they say what they do', async () => {
    const filed = await referred(app);
    await keep(naser, filed);
    const told = await keep(head, filed, 'replying');
    expect(told.body.others).toMatchObject([{ doing: 'reading' }]);
    expect((await leave(filed, naser)).body).toEqual({ left: true });
    expect((await leave(filed, naser)).body).toEqual({ left: false });
    expect(await others(head, filed)).toEqual([]);
  });

  test('is called by a key that tells neither who it is nor that it is the same elsewhere', async () => {
    const [first, second] = [await referred(app), await referred(app)];
    await keep(naser, first);
    await keep(naser, second);
    const [one] = await others(centre, first);
    const [again] = await others(governor, first);
    const [elsewhere] = await others(centre, second);
    expect(one.key).toBe(again.key);
    expect(one.key).not.toBe(elsewhere.key);
    const { staffId } = (await app.acting(naser)) as { staffId: string };
    expect(one.key).not.toContain(staffId);
  });

  test('is hidden from who may not read the complaint, and from its complainant', async () => {
    const filed = await referred(app);
    await keep(naser, filed);
    for (const as of ['agency_officer@gov-bns-lu-beba', 'head@gov-is', 'call_agent@system']) {
      const path = `/complaints/${filed.number}/presence`;
      expect((await app.call('GET', path, { as })).status, as).toBe(404);
      expect((await keep(as, filed)).status, as).toBe(404);
      expect((await leave(filed, as)).status, as).toBe(404);
    }
    expect(JSON.stringify(await person(app, filed))).not.toContain('reading');
    expect((await keep(naser, filed, 'sleeping')).status).toBe(400);
  });
});
