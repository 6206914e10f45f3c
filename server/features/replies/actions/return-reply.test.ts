import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  answered,
  centreJudge,
  type Filed,
  move,
  naser,
  person,
  photo,
  reply,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const reason = 'الصورة لا تُظهر أول الشارع';
const giveBack = ({ number }: Filed, body: object, as = centreJudge) =>
  app.call('POST', `/complaints/${number}/return-reply`, { as, body });

test('the agency has it again, with the reason and the time it had left', async () => {
  const filed = await answered(app);
  const { body: before } = await app.call('GET', `/complaints/${filed.number}`, { as: naser });
  expect(before.clock.name).toBe('judging');
  const left = before.clock.minutesLeft;
  const returned = await giveBack(filed, { reason });
  expect([returned.status, returned.body.status]).toEqual([200, 'in_progress']);

  const { body: after } = await app.call('GET', `/complaints/${filed.number}`, { as: naser });
  expect(after.replies[0]).toMatchObject({ verdict: 'returned', verdictReason: reason });
  expect(after.history.at(-1)).toMatchObject({ verb: 'returnReply', words: reason });
  expect(after.clock).toMatchObject({ name: 'handling', state: 'running' });
  expect(left).toBeGreaterThan(0);
  expect(Date.parse(after.dueAt)).toBeGreaterThan(app.now.getTime());
  expect(after.can).toMatchObject({ answer: true, settle: false, returnReply: false });
});

test('the person is not shown a returned reply, nor what was said between the agencies', async () => {
  const filed = await answered(app);
  await giveBack(filed, { reason });
  const shown = await person(app, filed);
  expect(shown).toMatchObject({ status: 'in_progress', reply: null });
  expect(JSON.stringify(shown)).not.toContain(reason);
});

test('without a reason, by the agency itself, or twice, it is refused', async () => {
  const filed = await answered(app);
  const none = await giveBack(filed, {});
  expect([none.status, none.body.error.field]).toEqual([400, 'reason']);
  const own = await giveBack(filed, { reason }, 'head@gov-bns-lu-naser');
  expect(own.status).toBe(403);
  expect((await giveBack(filed, { reason })).status).toBe(200);
  const again = await giveBack(filed, { reason });
  expect([again.status, again.body.error.code]).toEqual([409, 'move_not_possible']);
});

test('each reply keeps what was said of it', async () => {
  const filed = await answered(app);
  await giveBack(filed, { reason });
  await move(app, naser, filed, 'replies', reply([{ upload: await photo(app) }]));
  await move(app, centreJudge, filed, 'settle');
  const { body } = await app.call('GET', `/complaints/${filed.number}`, { as: centreJudge });
  expect(
    body.replies.map((each: { verdict: string; verdictReason: string | null }) => [
      each.verdict,
      each.verdictReason,
    ]),
  ).toEqual([
    ['returned', reason],
    ['settled', null],
  ]);
});
