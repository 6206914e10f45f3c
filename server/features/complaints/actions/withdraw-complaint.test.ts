import { lifecycle, openStatuses, statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { inStatus, staffOf } from '../../../test/in-status.ts';
import { person, refusal } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const open = lifecycle.withdraw.from;
const others = statuses.filter((status) => !(open as readonly string[]).includes(status));

test('all that is open but for a reply that waits for the person can be withdrawn', () => {
  expect([...open, 'settled'].sort()).toEqual([...openStatuses].sort());
});

test.for(open)(
  'the person takes back a complaint that is %s, and nobody has to act any more',
  async (status) => {
    const filed = await inStatus(app, status);
    const shown = await person(app, filed, 'withdraw', { reason: 'حل الجيران المشكلة' });
    expect(shown).toMatchObject({
      status: 'withdrawn',
      dueAt: null,
      question: null,
      ...{ canSupply: false, canConfirm: false, canAppeal: false, canWithdraw: false },
    });
    expect(shown.steps.at(-1)).toMatchObject({ verb: 'withdraw', words: 'حل الجيران المشكلة' });
    const accept = await refusal(app, staffOf.unit, filed, 'accept').catch(() => null);
    expect(accept?.status ?? 409).toBeGreaterThanOrEqual(404);
  },
);

test.for(others)(
  'a complaint that is %s is not taken back, and the person is not offered to',
  async (status) => {
    const filed = await inStatus(app, status);
    expect((await person(app, filed)).canWithdraw).toBe(false);
    const { number, code } = filed;
    const answer = await app.call('POST', '/tracking/withdraw', { body: { number, code } });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'move_not_possible']);
  },
);
