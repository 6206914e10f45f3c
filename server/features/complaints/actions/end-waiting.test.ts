import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../../../platform/context.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { everything } from '../../../test/everything.ts';
import { inStatus } from '../../../test/in-status.ts';
import { examiner, type Filed, file, move, person } from '../../../test/journey.ts';
import { slowMove, untilSomebodyWaits } from '../../../test/slow-move.ts';
import { endWaiting } from './end-waiting.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const day = 86_400_000;
/** The job as it runs so many milliseconds after the end of the wait. */
const atEnd = (ms: number): Ctx => {
  const end = app.now.getTime() + 14 * day + ms;
  return { ...app.ctx, clock: () => new Date(end) };
};

async function noticesOf({ number }: Filed): Promise<{ template: string; until: string }[]> {
  const { rows } = await app.database.pool.query(
    `SELECT template, params ->> 'until' AS until FROM notices WHERE complaint_number = $1
     ORDER BY seq`,
    [number],
  );
  return rows;
}

test('no wait ends before its time, nor at the very instant, and each ends right after it', async () => {
  const incomplete = await inStatus(app, 'incomplete');
  const settled = await inStatus(app, 'settled');
  const before = await everything(app.database.db);
  expect(await endWaiting(atEnd(-1))).toBe(0);
  expect(await endWaiting(atEnd(0))).toBe(0);
  expect(await everything(app.database.db)).toEqual(before);
  expect(await endWaiting(atEnd(1))).toBe(2);
  expect((await person(app, incomplete)).status).toBe('dismissed');
  expect((await person(app, settled)).status).toBe('closed');
});

describe('what lapsed', () => {
  test('tells the person until when they can appeal, to someone above who asked', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'ask', { question: 'أين؟' });
    await endWaiting(atEnd(1));
    const until = new Date(app.now.getTime() + 44 * day + 1).toISOString();
    expect((await noticesOf(filed)).at(-1)).toEqual({ template: 'lapsed', until });
    const shown = await person(app, filed);
    expect(shown).toMatchObject({ status: 'dismissed', canAppeal: true, appealUntil: until });
    const appealed = await person(app, filed, 'appeal', { reason: 'لم تصلني الرسالة' });
    expect(appealed).toMatchObject({ status: 'received', holder: { en: 'Cabinet of Ministers' } });
  });

  test('was answered in the last moment, and stays', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'ask', { question: 'أين؟' });
    app.pass({ days: 14 });
    expect((await person(app, filed, 'supply', { answer: 'هنا' })).status).toBe('received');
    await endWaiting({ ...app.ctx, clock: () => new Date(app.now.getTime() + 1) });
    expect((await person(app, filed)).status).toBe('received');
  });
});

test('any number of workers at once end each wait once', async () => {
  const waiting = [];
  for (let i = 0; i < 6; i++) {
    const filed = await file(app);
    await move(app, examiner, filed, 'ask', { question: 'أين؟' });
    waiting.push(filed);
  }
  const ended = await Promise.all([1, 2, 3, 4].map(() => endWaiting(atEnd(1))));
  expect(ended.reduce((sum, each) => sum + each)).toBe(waiting.length);
  for (const filed of waiting) {
    const templates = (await noticesOf(filed)).map(({ template }) => template);
    expect(templates).toEqual(['received', 'asked', 'lapsed']);
  }
});

test('one that the person withdraws at the same moment is left alone, and keeps no other', async () => {
  const [withdrawn, filed] = [await file(app), await file(app)];
  for (const each of [withdrawn, filed])
    await move(app, examiner, each, 'ask', { question: 'أين؟' });
  const { number } = withdrawn;
  const slow = await slowMove(app, { kind: 'complainant', number }, { number, verb: 'withdraw' });
  const job = endWaiting(atEnd(1));
  await untilSomebodyWaits(app);
  await slow.commit();
  expect(await job).toBe(1);
  expect((await person(app, withdrawn)).status).toBe('withdrawn');
  expect((await person(app, filed)).status).toBe('dismissed');
});
