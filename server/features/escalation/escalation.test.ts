import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { accepted, type Filed, move, naser, referred } from '../../test/journey.ts';
import { mergeAgencies } from '../../test/merge.ts';
import { escalate } from './actions/escalate.ts';

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
  const sql = `SELECT details FROM history_entries
    WHERE complaint_number = $1 AND verb = 'escalate' ORDER BY seq`;
  const { rows } = await app.database.pool.query(sql, [number]);
  return rows.map(({ details }) => details);
}

/** Numbers of what rose to somebody. */
async function risenTo(as: string): Promise<string[]> {
  const { status, body } = await app.call('GET', '/complaints?risen=true', { as });
  expect(status).toBe(200);
  const { body: queue } = await app.call('GET', '/queue', { as });
  const view = queue.views.find(({ key }: { key: string }) => key === 'risen');
  expect(view.count).toBe(body.complaints.length);
  return body.complaints.map(({ number }: Filed) => number);
}

/** To when the next step is due, and takes it. */
async function climb(filed: Filed) {
  const { next_step_at } = await row(filed);
  app.turnTo(new Date(next_step_at.getTime() - 1000));
  expect(await escalate(app.ctx)).toBe(0);
  app.turnTo(next_step_at);
  expect(await escalate(app.ctx)).toBe(1);
}

describe('a complaint that nobody works on', () => {
  test('rises step by step, each at its time and told to the next higher', async () => {
    const filed = await accepted(app);
    const { due_at } = await row(filed);
    await climb(filed);
    expect(await risenTo(naser)).toEqual([filed.number]);
    await climb(filed);
    expect(app.now < due_at).toBe(true);
    expect(await risenTo(headOfUnit)).toEqual([filed.number]); // a head answers for complaints too
    expect(await risenTo(headOfGovernorate)).toEqual([]);
    await climb(filed);
    expect(app.now).toEqual(due_at);
    await climb(filed);
    expect(await risenTo(headOfGovernorate)).toEqual([filed.number]);
    await climb(filed);
    expect(await risenTo('head@cabinet')).toEqual([filed.number]);
    expect((await row(filed)).next_step_at).toBeNull();
    const told = (await steps(filed)).map(({ step, told }) => [step, told]);
    // Above this unit stands its governorate: there is one step less between.
    expect(told).toEqual([
      [1, ['officers']],
      [2, ['complaints_officers']],
      [3, ['head']],
      [4, ['parent']],
      [6, ['central_office']],
    ]);
    // Each is asked for what they can do: time is given from above, and the root takes nothing over.
    expect((await steps(filed)).map(({ step, asks }) => [step, asks])).toEqual([
      [1, ['act', 'obstruct']],
      [2, ['act', 'obstruct']],
      [3, ['act', 'obstruct']],
      [4, ['act', 'extend', 'takeOver', 'obstruct']],
      [6, ['act', 'extend', 'obstruct']],
    ]);
  });

  test('tells the next what was done last, what was not, and what is asked for', async () => {
    const filed = await referred(app);
    await climb(filed);
    expect((await steps(filed))[0]).toMatchObject({
      ...{ clock: 'acceptance', step: 1, overdue: 0, told: ['officers', 'complaints_officers'] },
      done: { verb: 'refer' },
      undone: ['accept', 'answer'],
      asks: ['act', 'obstruct'],
    });
    await move(app, naser, filed, 'accept');
    await climb(filed);
    expect((await steps(filed))[1]).toMatchObject({
      ...{ clock: 'handling', step: 1, percent: 50, told: ['officers'] },
      ...{ done: { verb: 'accept' }, undone: ['answer'] },
    });
    const { body } = await app.call('GET', `/complaints/${filed.number}`, { as: headOfUnit });
    expect(body.history.at(-1).agencies.to.code).toBe('gov-bns-lu-naser');
  });
});

describe('who was told', () => {
  test('can give more time once with a reason, and the ladder is climbed from below', async () => {
    const filed = await accepted(app);
    for (let step = 1; step <= 4; step += 1) await climb(filed);
    expect(await risenTo(headOfGovernorate)).toEqual([filed.number]);
    const body = { workingDays: 2, reason: 'المعدات في الطريق' };
    await move(app, headOfGovernorate, filed, 'extend', body);
    expect(await risenTo(headOfGovernorate)).toEqual([]);
    const { ladder_step, next_step_at, due_at } = await row(filed);
    expect(ladder_step).toBe(0);
    expect(next_step_at > app.now && next_step_at < due_at).toBe(true);
    await climb(filed);
    expect((await steps(filed)).at(-1)).toMatchObject({
      step: 1,
      asks: ['act', 'obstruct'],
    });
    const again = await app.call('POST', `/complaints/${filed.number}/extend`, {
      as: headOfGovernorate,
      body,
    });
    expect(again.body.error.code).toBe('already_extended');
  });

  test('can take it over: it rises on to those above, and no more to those below', async () => {
    const filed = await accepted(app);
    for (let step = 1; step <= 4; step += 1) await climb(filed);
    await move(app, headOfGovernorate, filed, 'take-over', { reason: 'لم يُنجز شيء' });
    expect(await risenTo(headOfUnit)).toEqual([]);
    expect(await risenTo(headOfGovernorate)).toEqual([filed.number]);
    await climb(filed);
    expect(await risenTo('head@cabinet')).toEqual([filed.number]);
  });

  test('is whoever holds the role when they look, and nobody beside', async () => {
    const filed = await referred(app);
    await climb(filed);
    expect(await risenTo('agency_officer@gov-bns-lu-beba')).toEqual([]);
    expect(await risenTo('supervisor@gov-bns-lu-naser').catch(() => [])).toEqual([]);
    await mergeAgencies(app, 'gov-bns-lu-naser', 'gov-bns-lu-beba');
    expect(await risenTo('agency_officer@gov-bns-lu-beba')).toEqual([filed.number]);
  });

  test('is told no more once the reply came, and the judge is when judging takes too long', async () => {
    const filed = await accepted(app);
    await climb(filed);
    const explained = { claim: 'explained', text: 'لا يمكن التنفيذ لأن الأرض ملك خاص.' };
    await move(app, naser, filed, 'replies', { ...explained, evidence: [] });
    expect(await risenTo(naser)).toEqual([]);
    await climb(filed);
    expect((await steps(filed)).at(-1)).toMatchObject({ clock: 'judging', undone: ['judge'] });
    expect(await risenTo('judge@gov-bns-tech-centre')).toEqual([filed.number]);
  });
});

test('after days in which nothing ran only the last step is taken, and names those before it', async () => {
  const filed = await accepted(app);
  app.pass({ days: 60 });
  expect(await escalate(app.ctx)).toBe(1);
  expect(await escalate(app.ctx)).toBe(0);
  expect(await steps(filed)).toMatchObject([{ step: 6, passedOver: [1, 2, 3, 4] }]);
  expect(await risenTo(naser)).toEqual([]);
  expect(await risenTo('head@cabinet')).toEqual([filed.number]);
});

test('waiting for the complainant takes no step, and hides nothing that has risen', async () => {
  const filed = await accepted(app);
  await climb(filed);
  await move(app, naser, filed, 'ask', { question: 'أي شارع بالضبط؟' });
  expect((await row(filed)).next_step_at).toBeNull();
  app.pass({ days: 3 });
  expect(await escalate(app.ctx)).toBe(0);
  expect(await risenTo(naser)).toEqual([filed.number]);
});

test('an agency’s own ladder counts below it, and one that was changed from the next step on', async () => {
  const filed = await accepted(app);
  await app.database.pool.query(
    `INSERT INTO ladders (agency_id, clock, steps, declared_at)
     SELECT id, 'handling', '[{"overdue": 60, "tells": ["parent"]}]', $1 FROM agencies WHERE code = 'gov-bns'`,
    [app.now],
  );
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const { next_step_at, due_at } = await row(filed);
  app.turnTo(next_step_at);
  expect(await escalate(app.ctx)).toBe(0);
  const later = await row(filed);
  expect(later.next_step_at > due_at).toBe(true);
  expect(later.version).toBe((await row(filed)).version);
  await climb(filed);
  expect(await risenTo(headOfGovernorate)).toEqual([filed.number]);
});

test('an officer who looked before a step was taken still does what they meant to do', async () => {
  const filed = await referred(app);
  const { version } = await row(filed);
  await climb(filed);
  const moved = await move(app, naser, filed, 'accept', { version });
  expect(moved.status).toBe('in_progress');
  const stale = await app.call('POST', `/complaints/${filed.number}/replies`, {
    as: naser,
    body: { claim: 'explained', text: 'لا يمكن التنفيذ الآن.', evidence: [], version },
  });
  expect(stale.body.error.code).toBe('already_moved');
});
