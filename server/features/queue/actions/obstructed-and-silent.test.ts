import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { accepted, dossier, type Filed, move, naser, reply } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const list = async (query: string) => {
  const { status, body } = await app.call('GET', `/complaints?${query}`, { as: naser });
  expect(status).toBe(200);
  return body.complaints;
};
const numbers = (rows: { number: string }[]) => rows.map(({ number }) => number);
const budget = {
  kind: 'budget',
  fromAgency: 'gov-bns',
  needed: 'اعتماد ٣٠٠ ألف',
  told: 'ننتظر الاعتماد',
  neededBy: '2026-08-01',
};

test('a list tells what is in the way from what nobody says a word about', async () => {
  const [obstructed, promised, silent] = [
    await accepted(app),
    await accepted(app),
    await accepted(app),
  ];
  await move(app, naser, obstructed, 'obstruct', budget);
  const planned = { ...reply([]), claim: 'planned', plannedFor: '2026-07-30' };
  await move(app, naser, promised, 'replies', planned);

  const rows = await list('obstructed=true');
  expect(numbers(rows)).toEqual([obstructed.number]);
  expect(rows[0].why).toContainEqual({ code: 'obstructed', params: { kind: 'budget' } });
  expect(numbers(await list('silent=true'))).toEqual([silent.number]);
  const { body } = await app.call('GET', '/queue', { as: naser });
  const view = body.views.find(({ key }: { key: string }) => key === 'obstructed');
  expect([view.count, view.query]).toEqual([1, 'obstructed=true']);

  app.turnTo(new Date('2026-08-02T07:00:00Z'));
  expect(numbers(await list('silent=true')).sort()).toEqual(
    [promised.number, silent.number].sort(),
  );
});

test('a list has what is gathered under a cause, each with the name of it', async () => {
  const [gathered, alone] = [await accepted(app), await accepted(app)];
  const title = 'كسر في الخط الرئيسي';
  const cause = { title, told: 'نعمل على إصلاح الخط.', expectedFor: '2026-09-01' };
  await move(app, naser, gathered, 'open-cause', cause);
  const rows = await list('gathered=true');
  expect(numbers(rows)).toEqual([gathered.number]);
  expect(rows[0].why).toContainEqual({ code: 'gathered', params: { title } });
  expect(numbers(await list(`words=${alone.number}`))).toEqual([alone.number]);
});

test('a list of a day has what falls due on it, and of today what is still ahead', async () => {
  const filed: Filed = await accepted(app);
  const { dueAt } = (await dossier(app, naser, filed)).clock;
  const day = dueAt.slice(0, 10);
  expect(numbers(await list(`dueOn=${day}`))).toContain(filed.number);
  expect(numbers(await list('dueOn=2030-01-01'))).toEqual([]);
  app.turnTo(new Date(Date.parse(dueAt) + 60_000));
  expect(numbers(await list(`dueOn=${day}`))).not.toContain(filed.number);
  expect((await app.call('GET', '/complaints?dueOn=soon', { as: naser })).status).toBe(400);
});

test('what waits for its complainant says how much time it has left', async () => {
  const filed = await accepted(app);
  await move(app, naser, filed, 'ask', { question: 'أين المكان؟' });
  const [row] = (await list('status=incomplete')).filter(
    ({ number }: Filed) => number === filed.number,
  );
  const why = row.why.find(({ code }: { code: string }) => code === 'waits_for_complainant');
  expect(why.params.minutes).toBeGreaterThan(0);
});

test('the complaint itself says whom it rises to next, and when', async () => {
  const filed = await accepted(app);
  const { clock } = await dossier(app, naser, filed);
  expect(clock.next.tells).toMatchObject([
    { to: 'officers', agency: { code: 'gov-bns-lu-naser' } },
  ]);
  expect(Date.parse(clock.next.at)).toBeLessThan(Date.parse(clock.dueAt));
  expect(clock.extended).toBe(false);
});
