import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../test/app.ts';
import { centreJudge, type Filed, settled } from '../../test/journey.ts';
import { carryOutJobs } from '../../test/outbox.ts';
import { askSatisfaction } from './index.ts';

const agent = 'call_agent@system';
const another = 'call_agent@cabinet';
const ofTheAgency = 'counter_clerk@gov-bns-lu-naser';
const landline = { name: 'سعاد إبراهيم', phone: '0822345678' };

let app: TestApp;
let weeks = 0;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  weeks += 1;
  app.turnTo(new Date(aSunday.getTime() + weeks * 14 * 86_400_000));
  await app.database.pool.query(
    `UPDATE satisfaction_questions SET next_at = NULL, closes_at = now() - interval '9 years'`,
  );
});
afterAll(() => app.close());

/** A complaint of somebody whom no message reaches, whom the office is to call. */
async function toCall(more: Record<string, unknown> = {}): Promise<Filed> {
  const filed = await settled(app, { complainants: [landline], ...more });
  noonAfter(3);
  await askSatisfaction(app.ctx);
  return filed;
}

function noonAfter(days: number): void {
  const day = new Date(app.now.getTime() + days * 86_400_000);
  day.setUTCHours(9, 0, 0, 0);
  while (day.getUTCDay() > 4) day.setUTCDate(day.getUTCDate() + 1);
  app.turnTo(day);
}

async function list(as: string): Promise<string[]> {
  const { body } = await app.call('GET', '/satisfaction-calls', { as });
  return body.calls.map(({ number }: Filed) => number);
}

async function act(as: string, { number }: Filed, what: string, body: object = {}) {
  const { status, body: answer } = await app.call('POST', `/satisfaction-calls/${number}/${what}`, {
    as,
    body,
  });
  return { status, ...answer };
}

async function rowOf({ number }: Filed) {
  const { rows } = await app.database.pool.query(
    'SELECT * FROM satisfaction_questions WHERE complaint_number = $1',
    [number],
  );
  return rows[0];
}

test('whom no message reaches is called: claimed by one, their telephone shown to that one and recorded', async () => {
  const filed = await toCall();
  expect(await list(agent)).toEqual([filed.number]);
  expect((await act(agent, filed, 'contact')).status).toBe(409);
  expect((await act(agent, filed, 'claim')).yours).toBe(true);
  expect(await list(another)).toEqual([]);
  expect((await act(another, filed, 'claim')).status).toBe(404);
  expect(await act(agent, filed, 'contact')).toMatchObject({
    ...{ name: landline.name, phone: '+20822345678' },
  });
  const views = await app.database.pool.query(
    'SELECT fields, role FROM identity_views WHERE complaint_number = $1',
    [filed.number],
  );
  expect(views.rows).toEqual([{ fields: ['name', 'phone'], role: 'call_agent' }]);
  const said = { outcome: 'graded', grade: 3, removed: 'partly', words: 'جاء العمال مرة' };
  expect((await act(agent, filed, 'outcome', said)).state).toBe('answered');
  expect(await rowOf(filed)).toMatchObject({ grade: 3, answered_by: 'call', way: 'call' });
  expect(await list(agent)).toEqual([]);
  expect((await act(agent, filed, 'outcome', said)).status).toBe(404);
});

test('who does not pick up is tried on three days and then counts as not reached', async () => {
  const filed = await toCall();
  for (const tries of [1, 2, 3]) {
    expect((await act(agent, filed, 'claim')).status).toBe(200);
    const outcome = await act(agent, filed, 'outcome', { outcome: 'no_answer' });
    expect(outcome).toMatchObject({ tries, state: tries === 3 ? 'not_reached' : 'asked' });
    expect(await list(agent)).toEqual([]);
    noonAfter(1);
  }
  expect(await list(agent)).toEqual([]);
  expect(await rowOf(filed)).toMatchObject({ state: 'not_reached', reached_at: null });
});

test('who would rather not say was reached, and is never called again', async () => {
  const filed = await toCall();
  await act(agent, filed, 'claim');
  expect((await act(agent, filed, 'outcome', { outcome: 'refused' })).state).toBe('refused');
  expect((await rowOf(filed)).reached_at).not.toBeNull();
  noonAfter(1);
  expect(await list(agent)).toEqual([]);
});

test('the agency that answered neither sees the calls about it nor makes them', async () => {
  const filed = await toCall();
  expect(await list(ofTheAgency)).toEqual([]);
  expect((await act(ofTheAgency, filed, 'claim')).status).toBe(404);
  expect((await app.call('GET', '/satisfaction-calls', { as: centreJudge })).status).toBe(403);
});

test('who asked for their name to be kept closed is not called, and finds the question on their page', async () => {
  await toCall({ confidential: true });
  expect(await list(agent)).toEqual([]);
});

test('a message that cannot arrive becomes a call', async () => {
  const filed = await settled(app);
  noonAfter(3);
  await askSatisfaction(app.ctx);
  await app.database.pool.query(
    `UPDATE notices SET state = 'failed' WHERE complaint_number = $1 AND template = 'satisfaction'`,
    [filed.number],
  );
  noonAfter(7);
  await askSatisfaction(app.ctx);
  expect(await list(agent)).toEqual([filed.number]);
});

test('what people wrote is read above the agency with its grade, and by it from five answers on', async () => {
  const agency = 'gov-bns-lu-naser';
  const month = app.now.toISOString().slice(0, 7);
  const read = async (as: string) =>
    (await app.call('GET', `/satisfaction/words?agency=${agency}&month=${month}`, { as })).body;
  for (let no = 1; no <= 5; no += 1) {
    const filed = await toCall({ text: `القمامة متراكمة أمام المدرسة رقم ${no} منذ أسبوع` });
    await act(agent, filed, 'claim');
    const words = `بطيء جدًا، اتصلوا بي على 0100 123 456${no}`;
    await act(agent, filed, 'outcome', { outcome: 'graded', grade: 1, removed: 'no', words });
    app.turnTo(new Date(aSunday.getTime() + weeks * 14 * 86_400_000));
    const above = await read('supervisor@gov-bns');
    expect(above.words).toHaveLength(no);
    expect(above.words).toContainEqual(
      expect.objectContaining({ grade: 1, number: filed.number, words }),
    );
    const own = await read(`head@${agency}`);
    expect(own.few).toBe(no < 5);
    expect(JSON.stringify(own)).not.toContain('123');
    expect(own.words).toHaveLength(no < 5 ? 0 : 5);
  }
  expect(await read(`head@${agency}`)).toMatchObject({
    words: expect.arrayContaining([
      expect.objectContaining({
        ...{ grade: null, removed: null, number: null, words: 'بطيء جدًا، اتصلوا بي على ●●●' },
      }),
    ]),
  });
  await carryOutJobs(app);
});
