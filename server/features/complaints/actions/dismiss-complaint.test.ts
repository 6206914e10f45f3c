import { dismissalReasons } from '@insaf/contract/vocabulary.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { dismissed, staffOf } from '../../../test/in-status.ts';
import {
  centre,
  dossier,
  examiner,
  file,
  move,
  naser,
  person,
  referred,
  refusal,
} from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const why = { reason: 'not_competent', explanation: 'النزاع بين ورثة، وينظره القضاء وحده.' };

test.for(dismissalReasons)(
  'the reason %s and its explanation are told to the person, with how to appeal',
  async (reason) => {
    const filed = await file(app);
    await move(app, examiner, filed, 'dismiss', { ...why, reason });
    const until = new Date(app.now.getTime() + 30 * 86_400_000).toISOString();
    const shown = await person(app, filed);
    expect(shown).toMatchObject({ status: 'dismissed', canAppeal: true, appealUntil: until });
    expect(shown.steps.at(-1)).toMatchObject({ verb: 'dismiss', words: why.explanation });
    expect(shown.next.ar).toContain('تظلم');
    const { rows } = await app.database.pool.query(
      `SELECT params FROM notices WHERE complaint_number = $1 AND template = 'dismissed'`,
      [filed.number],
    );
    expect(rows).toEqual([{ params: { reason, until } }]);
  },
);

test('an explanation of spaces, or none, is no explanation', async () => {
  const filed = await file(app);
  for (const explanation of [' \n ', '', undefined]) {
    const answer = await refusal(app, examiner, filed, 'dismiss', { ...why, explanation });
    expect(answer).toMatchObject({ status: 400, field: 'explanation' });
  }
});

describe('as repeated', () => {
  test('names the earlier complaint, which the officer has to be able to see', async () => {
    const earlier = await file(app);
    const filed = await file(app);
    const repeated = { reason: 'repeated', explanation: 'سبق بحثها', repeats: earlier.number };
    await move(app, examiner, filed, 'dismiss', repeated);
    const { history } = await dossier(app, examiner, filed);
    expect(history.at(-1).details).toMatchObject({ repeats: earlier.number });
  });

  test('never names itself, nor one that is not there or not to be seen', async () => {
    const elsewhere = await file(app, {}, 'counter_clerk@gov-is');
    const filed = await file(app, {}, 'counter_clerk@gov-bns-tech-centre');
    for (const repeats of [filed.number, elsewhere.number]) {
      const repeated = { reason: 'repeated', explanation: 'سبق بحثها', repeats };
      const answer = await refusal(app, centre, filed, 'dismiss', repeated);
      expect(answer).toMatchObject({ status: 404, code: 'not_found', field: 'repeats' });
    }
  });
});

describe('twice', () => {
  test('is final: the person is not offered an appeal, and gets none', async () => {
    const filed = await dismissed(app);
    await person(app, filed, 'appeal', { reason: 'المكان مكتوب' });
    await move(app, 'head@cabinet', filed, 'dismiss', why);
    const shown = await person(app, filed);
    expect(shown).toMatchObject({ status: 'dismissed', canAppeal: false, appealUntil: null });
    const again = await app.call('POST', '/tracking/appeal', {
      body: { number: filed.number, code: filed.code, reason: 'المكان مكتوب' },
    });
    expect(again.status).toBe(409);
    const { history } = await dossier(app, 'head@cabinet', filed);
    expect(history.at(-1).details).toMatchObject({ final: true });
  });

  test('is final also where the first time was long before, and a reply between', async () => {
    const filed = await file(app, {}, 'counter_clerk@gov-bns-tech-centre');
    await move(app, centre, filed, 'dismiss', why);
    await person(app, filed, 'appeal', { reason: 'المكان مكتوب' });
    await move(app, 'head@gov-bns-diwan', filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'hand-back', { reason: 'ليس لنا' });
    app.pass({ days: 60 });
    await move(app, 'head@gov-bns-diwan', filed, 'dismiss', why);
    expect(await person(app, filed)).toMatchObject({ status: 'dismissed', canAppeal: false });
  });
});

describe('is not for', () => {
  test('the agency complained of, nor one below it', async () => {
    const filed = await file(app, { agencyComplainedOf: 'system' });
    const own = await refusal(app, examiner, filed, 'dismiss', why);
    expect(own).toMatchObject({ status: 403, code: 'complained_of' });
    const below = await file(
      app,
      { agencyComplainedOf: 'gov-bns-diwan' },
      'counter_clerk@gov-bns-tech-centre',
    );
    expect((await refusal(app, centre, below, 'dismiss', why)).code).toBe('complained_of');
    expect((await dossier(app, centre, below)).can).toMatchObject({ dismiss: false, refer: true });
    const above = await move(app, 'head@gov-bns', below, 'dismiss', why);
    expect(above.status).toBe('dismissed');
  });

  test('someone who also works for the agency complained of', async () => {
    const filed = await file(app, { agencyComplainedOf: 'gov-bns-lu-beba' });
    const both = 'examiner@system supervisor@gov-bns-lu-beba';
    expect((await refusal(app, both, filed, 'dismiss', why)).code).toBe('complained_of');
    expect((await dossier(app, both, filed)).can.dismiss).toBe(false);
  });

  test('an agency that the complaint was referred to', async () => {
    const filed = await referred(app);
    await move(app, naser, filed, 'hand-back', { reason: 'ليس لنا' });
    const answer = await refusal(app, centre, filed, 'dismiss', why);
    expect(answer).toMatchObject({ status: 403, code: 'complained_of' });
  });

  test('staff of the agency complained of after it was merged', async () => {
    const filed = await file(app, { agencyComplainedOf: 'gov-bns-dir-labour' });
    const merged = await mergeAgencies(app, 'gov-bns-dir-labour', 'gov-bns-dir-youth');
    expect(merged.status).toBe(200);
    const both = 'examiner@system head@gov-bns-dir-youth';
    expect((await refusal(app, both, filed, 'dismiss', why)).code).toBe('complained_of');
  });

  test('an officer of another agency, the one that has to answer, or the public', async () => {
    const filed = await referred(app);
    expect((await refusal(app, staffOf.unit, filed, 'dismiss', why)).code).toBe(
      'move_not_possible',
    );
    expect((await refusal(app, 'head@gov-is', filed, 'dismiss', why)).status).toBe(404);
    expect((await refusal(app, 'supervisor@cabinet', filed, 'dismiss', why)).status).toBe(403);
    const open = await app.call('POST', `/complaints/${filed.number}/dismiss`, { body: why });
    expect(open.status).toBe(401);
  });
});
