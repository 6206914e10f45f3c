import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { dismissed, settledByWord, staffOf } from '../../../test/in-status.ts';
import {
  document,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  refusal,
} from '../../../test/journey.ts';
import { endWaiting } from './end-waiting.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const because = { reason: 'لم يتغير شيء في الشارع' };

/** What the server answers to an appeal. */
async function appeal({ number, code }: Filed, more: object = {}) {
  const { status, body } = await app.call('POST', '/tracking/appeal', {
    body: { number, code, ...because, ...more },
  });
  return { status, code: body.error?.code, holder: body.holder?.en, body };
}

const passTo = (instant: string, ms = 0) => app.turnTo(new Date(Date.parse(instant) + ms));

describe('within the window', () => {
  test('of a settled complaint: to its last instant, and not after', async () => {
    const [inTime, late] = [await settledByWord(app), await settledByWord(app)];
    const { appealUntil } = await person(app, inTime);
    expect(Date.parse(appealUntil) - app.now.getTime()).toBe(14 * 86_400_000);
    passTo(appealUntil);
    expect((await appeal(inTime)).status).toBe(200);
    passTo(appealUntil, 1);
    expect(await appeal(late)).toMatchObject({ status: 409, code: 'appeal_window_passed' });
  });

  test('of a closed one, whether the person confirmed it or let the time pass', async () => {
    const [confirmed, silent, late] = [
      await settledByWord(app),
      await settledByWord(app),
      await settledByWord(app),
    ];
    for (const each of [confirmed, late]) await person(app, each, 'confirm', { grade: 2 });
    const { appealUntil } = await person(app, confirmed);
    app.pass({ days: 14, minutes: 1 });
    await endWaiting(app.ctx);
    const closed = await person(app, silent);
    expect(closed).toMatchObject({ status: 'closed', canAppeal: true });
    expect(Date.parse(closed.appealUntil) - app.now.getTime()).toBe(30 * 86_400_000);
    passTo(appealUntil);
    expect((await appeal(confirmed)).status).toBe(200);
    passTo(appealUntil, 1);
    expect((await appeal(late)).code).toBe('appeal_window_passed');
    expect((await person(app, late)).canAppeal).toBe(false);
    expect((await appeal(silent)).status).toBe(200);
  });

  test('of a dismissed one: thirty days', async () => {
    const [inTime, late] = [await dismissed(app), await dismissed(app)];
    app.pass({ days: 30 });
    expect((await appeal(inTime)).status).toBe(200);
    app.pass({ minutes: 1 });
    expect((await appeal(late)).code).toBe('appeal_window_passed');
  });
});

describe('goes to', () => {
  test('the agency above the one that settled, which examines it anew, with all that was said', async () => {
    const filed = await settledByWord(app);
    const upload = await document(app);
    const { status, holder } = await appeal(filed, { uploads: [upload] });
    expect([status, holder]).toEqual([200, 'General Diwan of Beni Suef']);
    const heard = await dossier(app, 'head@gov-bns-diwan', filed);
    expect(heard).toMatchObject({
      status: 'received',
      appeals: 1,
      clock: { name: 'examination', state: 'running' },
      can: { refer: true },
    });
    expect(heard.history.at(-1)).toMatchObject({ verb: 'appeal', words: because.reason });
    expect(heard.uploads.map(({ id }: { id: string }) => id)).toEqual([upload]);
    expect(heard.replies[0]).toMatchObject({ verdict: 'settled' });
    expect(heard.referrals.at(-1)).toMatchObject({ endedBy: 'appeal' });
  });

  test('the agency above the one that dismissed', async () => {
    const filed = await file(app, {}, 'counter_clerk@gov-bns-tech-centre');
    const why = { reason: 'inexact', explanation: 'غير محدد' };
    await move(app, staffOf.centre, filed, 'dismiss', why);
    expect((await appeal(filed)).holder).toBe('General Diwan of Beni Suef');
    const own = await refusal(app, staffOf.centre, filed, 'dismiss', why);
    expect([403, 404]).toContain(own.status);
  });

  test('someone above the agency complained of as well', async () => {
    const filed = await file(
      app,
      { agencyComplainedOf: 'gov-bns' },
      'counter_clerk@gov-bns-tech-centre',
    );
    await move(app, staffOf.centre, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'replies', {
      claim: 'explained',
      text: 'لا يمكن التنفيذ هذا العام.',
    });
    await move(app, 'judge@cabinet', filed, 'settle');
    const shown = await person(app, filed);
    expect(shown).toMatchObject({ canAppeal: false, appealUntil: null });
    expect(await appeal(filed)).toMatchObject({ status: 409, code: 'no_higher_agency' });
  });

  test('nobody, and none is offered or told of, where the Cabinet itself decided', async () => {
    const filed = await dismissed(app);
    expect((await appeal(filed)).holder).toBe('Cabinet of Ministers');
    await move(app, 'head@cabinet', filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'replies', {
      claim: 'explained',
      text: 'لا يمكن التنفيذ هذا العام.',
    });
    await move(app, 'head@cabinet', filed, 'settle');
    expect(await person(app, filed)).toMatchObject({ status: 'settled', canAppeal: false });
    expect(await appeal(filed)).toMatchObject({ status: 409, code: 'no_higher_agency' });
    const { rows } = await app.database.pool.query(
      `SELECT params ->> 'until' AS until FROM notices
       WHERE complaint_number = $1 AND template = 'settled'`,
      [filed.number],
    );
    expect(rows).toEqual([{ until: null }]);
    const closed = await person(app, filed, 'confirm', { grade: 1 });
    expect(closed).toMatchObject({ status: 'closed', canAppeal: false, appealUntil: null });
  });
});

test('an appeal takes back the grade, the judge, the reply and the promise of before', async () => {
  const filed = await settledByWord(app);
  await person(app, filed, 'confirm', { grade: 5 });
  await appeal(filed);
  const { rows } = await app.database.pool.query(
    `SELECT grade, judge_id, judge_path, answered_by_id, promised_for, appeal_until, waits_until,
       leading_number, binding, hand_backs FROM complaints WHERE number = $1`,
    [filed.number],
  );
  expect(rows[0]).toEqual({
    ...{ grade: null, judge_id: null, judge_path: null, answered_by_id: null, promised_for: null },
    ...{ appeal_until: null, waits_until: null, leading_number: null },
    ...{ binding: false, hand_backs: 0 },
  });
});

test('of two appeals at once one is heard, and the other finds it done', async () => {
  const filed = await dismissed(app);
  const both = await Promise.all([appeal(filed), appeal(filed)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await dossier(app, examiner, filed).catch(() => null))?.appeals ?? 1).toBe(1);
});
