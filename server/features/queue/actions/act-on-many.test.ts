import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { everything } from '../../../test/everything.ts';
import {
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  referred,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const chosen = (filed: readonly Filed[], version = 1) =>
  filed.map(({ number }) => ({ number, version }));
const bulk = (as: string, body: object) => app.call('POST', '/complaints/bulk', { as, body });
const historyOf = async (filed: Filed) => (await dossier(app, examiner, filed)).history;

describe('an act on many', () => {
  test('is done to each by itself: what one is refused hinders no other', async () => {
    const [first, moved, last] = [await file(app), await file(app), await file(app)];
    await move(app, examiner, moved, 'ask', { question: 'أين المكان؟' });
    const input = { agency: 'gov-bns-lu-naser' };
    const { body } = await bulk(examiner, {
      verb: 'refer',
      complaints: chosen([first, moved, last]),
      input,
    });
    expect(body.outcomes.map(({ done, code }: never) => [done, code])).toEqual([
      [true, null],
      [false, 'already_moved'],
      [true, null],
    ]);
    expect(body.outcomes[1].message).toMatch(/changed/);
    expect((await historyOf(first)).at(-1).verb).toBe('refer');
    expect((await historyOf(moved)).at(-1).verb).toBe('askComplainant');
  });

  test('done twice by a second click is done once, and says so to the one who did it', async () => {
    const filed = [await file(app), await file(app)];
    const act = {
      verb: 'dismiss',
      complaints: chosen(filed),
      input: { reason: 'inexact', explanation: 'لم يذكر المكان.' },
    };
    const one = await bulk(examiner, act);
    const before = await everything(app.database.db);
    const two = await bulk(examiner, act);
    expect(two.body).toEqual(one.body);
    expect(two.body.outcomes.every(({ done }: { done: boolean }) => done)).toBe(true);
    expect(await everything(app.database.db)).toEqual(before);
    const other = await bulk('head@system', act);
    expect(other.body.outcomes.map(({ code }: { code: string }) => code)).toEqual([
      'already_moved',
      'already_moved',
    ]);
  });

  test('meets every check of its single route: reach, input, and the judged do not judge', async () => {
    const [own, elsewhere] = [await referred(app), await file(app)];
    const { version } = await dossier(app, naser, own);
    const accepting = await bulk(naser, {
      verb: 'accept',
      complaints: [...chosen([own], version), ...chosen([elsewhere])],
    });
    expect(accepting.body.outcomes.map(({ code }: { code: string | null }) => code)).toEqual([
      null,
      'not_found',
    ]);
    const complainedOf = await file(app, { agencyComplainedOf: 'gov-bns' });
    const ending = await bulk('head@system head@gov-bns', {
      verb: 'dismiss',
      complaints: chosen([complainedOf]),
      input: { reason: 'cause_gone', explanation: 'زال السبب.' },
    });
    expect(ending.body.outcomes[0].code).toBe('complained_of');
  });

  test('is refused whole to who may never do it, and when its shape is wrong', async () => {
    const filed = await file(app);
    const act = { verb: 'accept', complaints: chosen([filed]) };
    expect((await bulk('supervisor@cabinet', act)).body.error.code).toBe('not_permitted');
    const many = Array.from({ length: 201 }, () => chosen([filed])[0]);
    expect((await bulk(naser, { ...act, complaints: many })).status).toBe(400);
    expect((await bulk(naser, { ...act, verb: 'settle' })).status).toBe(400);
    const noVersion = { verb: 'accept', complaints: [{ number: filed.number }] };
    expect((await bulk(naser, noVersion)).body.error.field).toBe('complaints.0.version');
  });
});
