import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import {
  answered,
  centreJudge,
  file,
  judge,
  move,
  naser,
  person,
  photo,
  referred,
  reply,
} from './journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('a complaint travels from a person to a proven reply and back', async () => {
  const filed = await answered(app);
  const waiting = await person(app, filed);
  expect(waiting.status).toBe('answered');
  expect(waiting.reply).toBeNull();

  const settled = await move(app, centreJudge, filed, 'settle', {});
  expect(settled.status).toBe('settled');
  const shown = await person(app, filed);
  expect(shown.reply.text).toContain('تم رفع القمامة');
  expect(shown.canConfirm).toBe(true);

  const closed = await person(app, filed, 'confirm', { grade: 5, words: 'شكرا' });
  expect(closed.status).toBe('closed');
  expect(closed.steps.map((step: { verb: string }) => step.verb)).toEqual([
    'receive',
    'refer',
    'refer',
    'accept',
    'answer',
    'settle',
    'confirm',
  ]);
  expect(JSON.stringify(closed)).not.toContain('موظف');
});

test('the agency that answered does not judge its own reply, nor does another agency', async () => {
  const filed = await answered(app);
  const own = await app.call('POST', `/complaints/${filed.number}/settle`, {
    as: 'judge@gov-bns-lu-naser',
    body: {},
  });
  expect(own.status).toBe(403);
  const other = await app.call('POST', `/complaints/${filed.number}/settle`, {
    as: 'judge@gov-is',
    body: {},
  });
  expect(other.status).toBe(404);
});

test('a reply without the photo that the rule asks for cannot be settled by anyone', async () => {
  const filed = await referred(app);
  await move(app, naser, filed, 'accept');
  const answer = await move(app, naser, filed, 'replies', reply([]));
  expect(answer.items.some((item: { state: string }) => item.state === 'not_met')).toBe(true);
  for (const as of [centreJudge, judge, 'head@gov-bns', 'head@cabinet']) {
    const refused = await app.call('POST', `/complaints/${filed.number}/settle`, {
      as,
      body: {
        acceptances: answer.items.map(({ item }: { item: number }) => ({ item, reason: 'أقبله' })),
      },
    });
    expect([403, 404, 422]).toContain(refused.status);
  }
  await move(app, centreJudge, filed, 'return-reply', { reason: 'أين الصورة؟' });
  await move(app, naser, filed, 'replies', reply([{ upload: await photo(app) }]));
  expect((await move(app, centreJudge, filed, 'settle', {})).status).toBe('settled');
});

test('two officers who act at once get one success and one clear refusal', async () => {
  const filed = await referred(app);
  const both = await Promise.all(
    [1, 2].map(() =>
      app.call('POST', `/complaints/${filed.number}/accept`, { as: naser, body: {} }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = both.find(({ status }) => status === 409)!;
  expect(refused.body.error).toMatchObject({
    code: 'move_not_possible',
    params: { verb: 'accept' },
  });
});

test('a move asked for on an older version of the complaint says what happened since', async () => {
  const filed = await file(app);
  const refused = await app.call('POST', `/complaints/${filed.number}/refer`, {
    as: 'examiner@system',
    body: { agency: 'gov-bns-tech-centre', version: 7 },
  });
  expect(refused.status).toBe(409);
  expect(refused.body.error).toMatchObject({
    code: 'already_moved',
    params: { verb: 'receive', version: 1 },
  });
});
