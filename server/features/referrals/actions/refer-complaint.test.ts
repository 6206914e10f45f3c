import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { everything } from '../../../test/everything.ts';
import { staffOf } from '../../../test/in-status.ts';
import { centre, dossier, examiner, file, move, referred, refusal } from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const unit = 'gov-bns-lu-naser';

test('two officers who refer at once get one referral and one clear refusal', async () => {
  const filed = await file(app);
  const sent = ['gov-bns-lu-naser', 'gov-bns-lu-beba'].map((agency) =>
    app.call('POST', `/complaints/${filed.number}/refer`, {
      as: examiner,
      body: { agency, version: 1 },
    }),
  );
  const answers = await Promise.all(sent);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.error).toMatchObject({
    code: 'already_moved',
    params: { verb: 'refer', version: 2, at: app.now.toISOString() },
  });
  const done = answers.find(({ status }) => status === 200)!;
  const { referrals, holder } = await dossier(app, examiner, filed);
  expect(referrals).toHaveLength(1);
  expect(holder).toEqual(done.body.holder);
});

test('many at once leave one referral for each success, and nothing of the others', async () => {
  const filed = await file(app);
  const agencies = Array.from({ length: 25 }, (_, index) =>
    index % 2 === 0 ? 'gov-bns-lu-naser' : 'gov-bns-lu-beba',
  );
  const answers = await Promise.all(
    agencies.map((agency) =>
      app.call('POST', `/complaints/${filed.number}/refer`, { as: examiner, body: { agency } }),
    ),
  );
  const moved = answers.filter(({ status }) => status === 200);
  expect(answers.every(({ status }) => [200, 403, 409].includes(status))).toBe(true);
  const { referrals, version } = await dossier(app, examiner, filed);
  expect(referrals).toHaveLength(moved.length);
  expect(version).toBe(1 + moved.length);
  expect(referrals.filter((each: { endedAt: null }) => each.endedAt === null)).toHaveLength(1);
});

describe('refuses', () => {
  test('an agency that is closed, and names its successor', async () => {
    const merged = await mergeAgencies(app, 'gov-bns-lu-somosta', 'gov-bns-lu-fashn');
    expect(merged.status).toBe(200);
    const filed = await file(app);
    const answer = await refusal(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-somosta' });
    expect(answer).toMatchObject({
      status: 409,
      code: 'agency_closed',
      field: 'agency',
      params: { successor: 'gov-bns-lu-fashn' },
    });
    const { status } = await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-fashn' });
    expect(status).toBe('referred');
  });

  test('an agency that closed without a successor', async () => {
    const closed = await app.call('POST', '/agencies/gov-bns-lu-wasta/close', {
      as: 'administrator@cabinet',
      body: {},
    });
    expect(closed.status).toBe(200);
    const filed = await file(app);
    const answer = await refusal(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-wasta' });
    expect(answer).toMatchObject({ code: 'agency_closed', params: { successor: '' } });
  });

  const outside = [
    { from: centre, agency: 'gov-is-lu-fayed', why: 'a centre, an agency of another governorate' },
    { from: centre, agency: 'cabinet', why: 'a centre, the Cabinet' },
    { from: centre, agency: 'min-health', why: 'a centre, a ministry' },
    { from: centre, agency: 'gov-bn', why: 'a centre, a code that begins like its governorate' },
  ];
  test.for(outside)('outside one’s branch: $why', async ({ from, agency }) => {
    const filed = await file(app);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-tech-centre' });
    await app.tokenOf(from);
    const before = await everything(app.database.db);
    const answer = await refusal(app, from, filed, 'refer', { agency });
    expect(answer.field).toBe('agency');
    expect(['agency_not_below', 'unknown_agency']).toContain(answer.code);
    expect(await everything(app.database.db)).toEqual(before);
  });

  test('a unit that sends what it holds anywhere but below itself', async () => {
    const filed = await referred(app);
    for (const agency of ['gov-bns-lu-beba', 'gov-bns', 'gov-bns-tech-centre', 'system']) {
      const answer = await refusal(app, staffOf.unit, filed, 'refer', { agency });
      expect(answer, agency).toMatchObject({ status: 403, code: 'agency_not_below' });
    }
  });

  test('the agency that has it already', async () => {
    const filed = await file(app);
    const same = await refusal(app, examiner, filed, 'refer', { agency: 'system' });
    expect(same).toMatchObject({ status: 409, code: 'agency_same', field: 'agency' });
  });

  test('a code that no agency has, and a subject that is not in the list', async () => {
    const filed = await file(app);
    expect(await refusal(app, examiner, filed, 'refer', { agency: 'nowhere' })).toMatchObject({
      status: 400,
      code: 'unknown_agency',
      field: 'agency',
    });
    const unknown = { agency: unit, category: 'no-such-subject' };
    expect(await refusal(app, examiner, filed, 'refer', unknown)).toMatchObject({
      status: 400,
      code: 'unknown_category',
      field: 'category',
    });
  });

  test('a complaint whose subject nobody knows yet', async () => {
    const filed = await file(app, { category: undefined });
    expect(await refusal(app, examiner, filed, 'refer', { agency: unit })).toMatchObject({
      code: 'unknown_category',
      field: 'category',
    });
    await move(app, examiner, filed, 'refer', { agency: unit, category: 'waste' });
    expect((await dossier(app, examiner, filed)).category.code).toBe('waste');
  });

  test('an officer of an agency that does not have it, or no longer', async () => {
    const filed = await referred(app);
    const gone = await refusal(app, centre, filed, 'refer', { agency: 'gov-bns-lu-beba' });
    expect(gone).toMatchObject({ status: 403, code: 'not_the_holder' });
    const stranger = await refusal(app, 'head@gov-is', filed, 'refer', { agency: 'gov-is' });
    expect(stranger).toMatchObject({ status: 404, code: 'not_found' });
  });
});

test('who stands above sends on what an agency below has, and the clock is for the new one', async () => {
  const filed = await referred(app);
  app.pass({ days: 1 });
  const moved = await move(app, staffOf.governorate, filed, 'refer', {
    agency: 'gov-bns-lu-beba',
    note: 'هذا الشارع في مركز ببا',
  });
  expect(moved.holder.code).toBe('gov-bns-lu-beba');
  const { referrals, clock } = await dossier(app, staffOf.governorate, filed);
  expect(referrals.at(-1)).toMatchObject({
    from: { code: unit },
    note: 'هذا الشارع في مركز ببا',
    binding: false,
  });
  expect(referrals.at(-2)).toMatchObject({ endedBy: 'refer', to: { code: unit } });
  expect(clock).toMatchObject({ name: 'handling', state: 'running' });
});

test('the note of a referral is for agencies, and the person never reads it', async () => {
  const filed = await file(app);
  await move(app, examiner, filed, 'refer', { agency: unit, note: 'ملاحظة داخلية' });
  const { body } = await app.call('POST', '/tracking', {
    body: { number: filed.number, code: filed.code },
  });
  expect(JSON.stringify(body)).not.toContain('ملاحظة داخلية');
  expect((await dossier(app, examiner, filed)).history.at(-1).words).toBe('ملاحظة داخلية');
});
