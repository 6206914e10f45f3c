import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { accepted, dossier, type Filed, file, move, naser } from '../../../test/journey.ts';
import { keepPriorities } from './keep-priorities.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const head = 'head@gov-bns';
const urgent = { category: 'exposed-wires' };

/** As it stood before its clock and its priority were kept. */
async function fromBefore(filed: Filed): Promise<Filed> {
  await app.database.pool.query(
    `UPDATE complaints SET priority = 'ordinary', clock_since = NULL, clock_minutes = NULL,
      clock_total = NULL WHERE number = $1`,
    [filed.number],
  );
  return filed;
}
const urgentOnes = async () =>
  (await app.call('GET', '/complaints?urgent=true', { as: head })).body.complaints.map(
    ({ number }: Filed) => number,
  );

test('what was urgent before its priority was kept is found by it afterwards, once and with its reason', async () => {
  const old = [
    await fromBefore(await accepted(app, urgent)),
    await fromBefore(await accepted(app, urgent)),
  ];
  const plain = await fromBefore(await accepted(app, { category: 'waste' }));
  const { dueAt, priority } = await dossier(app, naser, old[0]!);
  expect(priority).toBe('critical');
  expect(await urgentOnes()).toEqual([]);

  expect(await keepPriorities(app.ctx, 1)).toBe(2);
  expect(await keepPriorities(app.ctx, 1)).toBe(0);
  expect((await urgentOnes()).sort()).toEqual(old.map(({ number }) => number).sort());
  const after = await dossier(app, naser, old[0]!);
  expect([after.dueAt, after.priority]).toEqual([dueAt, 'critical']);
  expect(after.history.at(-1)).toMatchObject({
    ...{ verb: 'prioritise', officer: null, words: null },
    details: { priority: 'critical', rule: 'category', was: { priority: 'ordinary', due: dueAt } },
  });
  expect((await dossier(app, naser, plain)).priority).toBe('ordinary');
});

test('what staff set lower, and what waits for its complainant, stays as it is', async () => {
  const lowered = await accepted(app, urgent);
  const reason = 'عاينّا المكان ولا طفح فيه';
  await move(app, head, lowered, 'prioritise', { priority: 'ordinary', reason });
  const waiting = await file(app, urgent);
  await move(app, 'examiner@system', waiting, 'ask', { question: 'ما رقم العقار؟' });
  await fromBefore(waiting);
  expect(await keepPriorities(app.ctx)).toBe(0);
  expect((await dossier(app, naser, lowered)).priority).toBe('ordinary');
});
