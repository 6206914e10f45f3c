import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { accepted, type Filed, move, naser, referred } from '../../test/journey.ts';
import { escalate } from './actions/escalate.ts';

/* Ladders beside that of the clock: of accepting, and of a day that was promised. */

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
});
afterAll(() => app.close());

const headOfUnit = 'head@gov-bns-lu-naser';
const headOfGovernorate = 'head@gov-bns';

async function row({ number }: Filed) {
  const sql = 'SELECT * FROM complaints WHERE number = $1';
  return (await app.database.pool.query(sql, [number])).rows[0];
}
async function steps({ number }: Filed) {
  const sql = `SELECT at, details FROM history_entries
    WHERE complaint_number = $1 AND verb = 'escalate' ORDER BY seq`;
  const { rows } = await app.database.pool.query(sql, [number]);
  return rows.map(({ at, details }) => ({ at, ...details }));
}
async function risenTo(as: string): Promise<string[]> {
  const { body } = await app.call('GET', '/complaints?risen=true', { as });
  return body.complaints.map(({ number }: Filed) => number);
}
async function climb(filed: Filed) {
  app.turnTo((await row(filed)).next_step_at);
  expect(await escalate(app.ctx)).toBe(1);
  return (await steps(filed)).at(-1);
}
const answer = { claim: 'explained', text: 'لا يمكن التنفيذ لأن الأرض ملك خاص.', evidence: [] };
const promised = (plannedFor: string) => ({
  ...{ claim: 'planned', text: 'التنفيذ ضمن خطة هذا الشهر.', plannedFor, evidence: [] },
});

describe('a referral that nobody accepts', () => {
  test('rises from when it should have been accepted, and no more once somebody accepts it', async () => {
    const filed = await referred(app);
    const { accept_due_at: acceptBy } = await row(filed);
    expect(await climb(filed)).toMatchObject({ clock: 'acceptance', step: 1, at: acceptBy });
    expect(await risenTo(naser)).toEqual([filed.number]);
    expect(await climb(filed)).toMatchObject({ clock: 'acceptance', step: 2, told: ['head'] });
    expect((await row(filed)).ladder_step).toBe(0);
    expect(await risenTo(headOfUnit)).toEqual([filed.number]);
    await move(app, naser, filed, 'accept');
    expect(await risenTo(naser)).toEqual([]);
    expect(await risenTo(headOfUnit)).toEqual([]);
    expect(await climb(filed)).toMatchObject({ clock: 'handling', step: 1, percent: 50 });
  });

  test('begins from below where it is referred again', async () => {
    const filed = await referred(app);
    await climb(filed);
    await climb(filed);
    expect((await row(filed)).accept_step).toBe(2);
    await move(app, naser, filed, 'hand-back', { reason: 'تتبع مركز ببا' });
    const to = { agency: 'gov-bns-lu-beba' };
    await move(app, 'examiner@gov-bns-tech-centre', filed, 'refer', to);
    expect(await row(filed)).toMatchObject({ accept_step: 0 });
    expect(await climb(filed)).toMatchObject({ clock: 'acceptance', step: 1 });
  });

  test('after weeks in which nothing ran takes one step of each ladder, whoever is at it', async () => {
    const filed: Filed[] = [];
    for (let each = 0; each < 6; each += 1) filed.push(await referred(app));
    app.pass({ days: 60 });
    await Promise.all([escalate(app.ctx, 2), escalate(app.ctx, 2), escalate(app.ctx, 2)]);
    await escalate(app.ctx);
    for (const each of filed) {
      expect(await steps(each)).toMatchObject([
        { clock: 'acceptance', step: 3, passedOver: [1, 2] },
        { clock: 'handling', step: 6, passedOver: [1, 2, 3, 4] },
      ]);
    }
  });
});

describe('a day that was promised and passes', () => {
  test('is told at once to the head, then above, beside the clock of the complaint', async () => {
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', promised('2026-07-06'));
    const { next_step_at: next, due_at: due } = await row(filed);
    expect(next).toEqual(new Date('2026-07-06T21:00:00Z'));
    expect(next < due).toBe(true);
    const told = { told: ['officers', 'complaints_officers', 'head'], undone: ['keep_promise'] };
    expect(await climb(filed)).toMatchObject({ clock: 'promise', step: 1, overdue: 0, ...told });
    expect(await risenTo(headOfUnit)).toEqual([filed.number]);
    expect(await climb(filed)).toMatchObject({ clock: 'promise', step: 2, told: ['parent'] });
    expect(await risenTo(headOfGovernorate)).toEqual([filed.number]);
  });

  test('is another day once another is promised, and none once it was answered', async () => {
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', promised('2026-07-06'));
    await climb(filed);
    await move(app, naser, filed, 'replies', promised('2026-07-08'));
    const again = await row(filed);
    expect(again).toMatchObject({ promise_step: 0 });
    expect(again.next_step_at <= new Date('2026-07-08T21:00:00Z')).toBe(true);
    await move(app, naser, filed, 'replies', answer);
    expect((await steps(filed)).map(({ clock }) => clock)).toEqual(['promise']);
    const judge = 'judge@gov-bns-tech-centre';
    app.turnTo(new Date('2026-07-09T07:00:00Z'));
    await move(app, judge, filed, 'return-reply', { reason: 'لم يُنفذ شيء' });
    // What passed while it was judged is not told of at once.
    expect((await row(filed)).next_step_at > app.now).toBe(true);
  });

  test('so far ahead that no calendar reaches it waits until it comes', async () => {
    const filed = await accepted(app);
    await move(app, naser, filed, 'replies', promised('2049-07-06'));
    const { next_step_at: next } = await row(filed);
    expect(next < new Date('2027-01-01T00:00:00Z')).toBe(true);
  });
});
