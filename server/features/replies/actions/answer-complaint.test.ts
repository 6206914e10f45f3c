import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  accepted,
  answered,
  centreJudge,
  document,
  type Filed,
  move,
  naser,
  person,
  photo,
  photoBytes,
  reply,
  settled,
  upload,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Offered = { upload: string; documentKind?: string };
type Item = { because: string; state: string; requirement: string };

const answer = ({ number }: Filed, evidence: Offered[], more: object = {}) =>
  app.call('POST', `/complaints/${number}/replies`, { as: naser, body: reply(evidence, more) });
const settle = ({ number }: Filed, as = centreJudge) =>
  app.call('POST', `/complaints/${number}/settle`, { as, body: {} });
const reasons = (items: Item[]) => items.map(({ because }) => because);
const outcome = (called: Awaited<ReturnType<typeof settle>>) =>
  called.body.error?.code ?? called.body.status;

const allMet = ['taken_after_receipt', 'near_place', 'never_used'];

describe('a photo that was used before', () => {
  test('counts again in a reply to the same complaint, after the first was returned', async () => {
    const filed = await accepted(app);
    const bytes = await photoBytes(app);
    const id = await upload(app, bytes);
    await answer(filed, [{ upload: id }]);
    await move(app, centreJudge, filed, 'return-reply', { reason: 'أين بقية الشارع؟' });
    const again = await answer(filed, [{ upload: id }]);
    expect(reasons(again.body.items)).toEqual(allMet);
    await move(app, centreJudge, filed, 'return-reply', { reason: 'ما زال ناقصا' });
    const sentAnew = await answer(filed, [{ upload: await upload(app, bytes) }]);
    expect(reasons(sentAnew.body.items)).toEqual(allMet);
    expect(outcome(await settle(filed))).toBe('settled');
  });

  test('keeps another complaint from being settled, also when that reply was returned', async () => {
    const bytes = await photoBytes(app);
    const first = await accepted(app);
    await answer(first, [{ upload: await upload(app, bytes) }]);
    await move(app, centreJudge, first, 'return-reply', { reason: 'الصورة غير واضحة' });
    const second = await accepted(app);
    const { body } = await answer(second, [
      { upload: await upload(app, bytes) },
      { upload: await photo(app) },
    ]);
    expect(reasons(body.items)).toEqual([...allMet, 'used_before']);
    const refused = await settle(second);
    expect([refused.status, refused.body.error]).toMatchObject([
      422,
      { code: 'evidence_not_met', params: { items: [{ item: 4, because: 'used_before' }] } },
    ]);
    await move(app, centreJudge, second, 'return-reply', { reason: 'صورة مستعملة من قبل' });
    await answer(second, [{ upload: await photo(app) }]);
    expect(outcome(await settle(second))).toBe('settled');
  });

  test('is known again when it was resized, cut and saved anew, without its time and place', async () => {
    const bytes = await photoBytes(app);
    const first = await accepted(app);
    await answer(first, [{ upload: await upload(app, bytes) }]);
    const { width, height } = await sharp(bytes).metadata();
    const inner = {
      left: Math.round(width * 0.06),
      top: Math.round(height * 0.04),
      width: Math.round(width * 0.9),
      height: Math.round(height * 0.9),
    };
    const forwarded = sharp(bytes).extract(inner).resize(900).linear(1.1, 3);
    const again = await upload(app, await forwarded.jpeg({ quality: 55 }).toBuffer());
    const filed = await accepted(app);
    const { body } = await answer(filed, [{ upload: again }]);
    expect(body.items.at(-1)).toMatchObject({
      because: 'used_before',
      state: 'not_met',
      params: { complaintNumber: first.number, replyNo: 1, how: 'alike' },
    });
    const accept = [1, 2].map((item) => ({ item, reason: 'رأيت المكان بنفسي' }));
    const refused = await app.call('POST', `/complaints/${filed.number}/settle`, {
      as: centreJudge,
      body: { acceptances: accept },
    });
    expect(refused.body.error.code).toBe('evidence_not_met');
  });

  test('is not hidden by calling it the photo of a paper', async () => {
    const bytes = await photoBytes(app);
    await answer(await accepted(app), [{ upload: await upload(app, bytes) }]);
    const filed = await accepted(app);
    const paper = { upload: await upload(app, bytes), documentKind: 'completion_report' };
    const { body } = await answer(filed, [{ upload: await photo(app) }, paper]);
    expect(reasons(body.items)).toEqual([...allMet, 'used_before']);
    expect(outcome(await settle(filed))).toBe('evidence_not_met');
  });
});

describe('two replies with one photo at the same moment', () => {
  test('at most one of them comes out unused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const bytes = await photoBytes(app);
      const pair = [await accepted(app), await accepted(app)];
      const ids = [await upload(app, bytes), await upload(app, bytes)];
      const both = await Promise.all(
        pair.map((filed, index) => answer(filed, [{ upload: ids[index]! }])),
      );
      expect(both.map(({ status }) => status)).toEqual([201, 201]);
      const said = both.map(({ body }) => reasons(body.items).at(-1)).sort();
      expect(said).toEqual(['never_used', 'used_before']);
    }
  });

  test('nor where one of them is a copy that was saved anew', async () => {
    const bytes = await photoBytes(app);
    const copy = await sharp(bytes).resize(1000).jpeg({ quality: 60 }).toBuffer();
    const pair = [await accepted(app), await accepted(app)];
    const ids = [await upload(app, bytes), await upload(app, copy)];
    const both = await Promise.all(
      pair.map((filed, index) => answer(filed, [{ upload: ids[index]! }])),
    );
    const said = both.map(({ body }) => reasons(body.items).at(-1)).sort();
    expect(said).toEqual(['never_used', 'used_before']);
  });

  test('the very same upload goes to one of them', async () => {
    const pair = [await accepted(app), await accepted(app)];
    const id = await photo(app);
    const both = await Promise.all(pair.map((filed) => answer(filed, [{ upload: id }])));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
    const refused = both.find(({ status }) => status === 400)!;
    expect(refused.body.error).toMatchObject({
      code: 'unknown_upload',
      field: 'evidence.0.upload',
    });
  });
});

describe('a planned reply', () => {
  const planned = (plannedFor?: string) => ({ claim: 'planned', plannedFor });

  test('keeps the complaint in progress, and the person sees what was promised', async () => {
    const filed = await accepted(app);
    const { status, body } = await answer(filed, [], planned('2026-08-01'));
    expect([status, body.status, body.items]).toEqual([201, 'in_progress', []]);
    const shown = await person(app, filed);
    expect(shown).toMatchObject({
      status: 'in_progress',
      reply: { claim: 'planned', plannedFor: '2026-08-01' },
    });
    expect(shown.next.en).toContain('1 August 2026');
    expect(shown.steps.at(-1).verb).toBe('promise');
    expect((await settle(filed)).body.error.code).toBe('move_not_possible');
    await answer(filed, [{ upload: await photo(app) }]);
    expect(outcome(await settle(filed))).toBe('settled');
    expect((await person(app, filed)).reply.claim).toBe('cause_removed');
  });

  /** A day in Cairo, so many days from now. */
  const dayFromNow = (days: number) =>
    new Date(app.now.getTime() + days * 86_400_000).toLocaleDateString('en-CA', {
      timeZone: 'Africa/Cairo',
    });

  test.each([
    ['the past', () => dayFromNow(-4), 422, 'reply_incomplete'],
    ['today', () => dayFromNow(0), 422, 'reply_incomplete'],
    ['no day at all', () => undefined, 400, 'invalid_input'],
    ['a day that does not exist', () => '2026-09-31', 400, 'invalid_input'],
  ])('for %s is refused, naming the field', async (_, day, status, code) => {
    const filed = await accepted(app);
    const refused = await answer(filed, [], planned(day()));
    expect([refused.status, refused.body.error]).toMatchObject([
      status,
      { code, field: 'plannedFor' },
    ]);
    expect((await answer(filed, [], planned(dayFromNow(1)))).status).toBe(201);
  });

  test('is the only one that has a date', async () => {
    const filed = await accepted(app);
    const refused = await answer(filed, [], { claim: 'explained', plannedFor: '2026-09-01' });
    expect(refused.body.error).toMatchObject({ code: 'invalid_input', field: 'plannedFor' });
  });
});

describe('documents', () => {
  const violation = { category: 'building-violation' };

  test('of a kind that the category names count, beside the photo', async () => {
    const filed = await accepted(app, violation);
    const offered = async (documentKind?: string) => [
      { upload: await photo(app) },
      { upload: await document(app), ...(documentKind === undefined ? {} : { documentKind }) },
    ];
    for (const other of ['receipt', undefined]) {
      const { body } = await answer(filed, await offered(other));
      expect(reasons(body.items)).toEqual([...allMet, 'document_of_other_kind']);
      expect(outcome(await settle(filed))).toBe('evidence_not_met');
      await move(app, centreJudge, filed, 'return-reply', { reason: 'المستند ليس المطلوب' });
    }
    const { body } = await answer(filed, await offered('inspection_report'));
    expect(reasons(body.items)).toContain('document_given');
  });

  test('given before, with a reply to another complaint, are left to the judge', async () => {
    const first = await accepted(app, violation);
    const second = await accepted(app, violation);
    const items = [];
    for (const filed of [first, second]) {
      const report = { upload: await document(app), documentKind: 'completion_report' };
      const { body } = await answer(filed, [{ upload: await photo(app) }, report]);
      items.push(body.items.at(-1));
    }
    expect(items[1]).toMatchObject({
      because: 'document_used_before',
      state: 'unknown',
      requirement: 'document',
    });
    expect(outcome(await settle(second))).toBe('evidence_not_known');
  });
});

test('after an appeal the photos from before it no longer count', async () => {
  const filed = await settled(app);
  const { replies } = (await app.call('GET', `/complaints/${filed.number}`, { as: centreJudge }))
    .body;
  const old = replies[0].files[0].id;
  app.pass({ days: 1 });
  await person(app, filed, 'appeal', { reason: 'القمامة عادت في نفس اليوم' });
  await move(app, 'examiner@gov-bns', filed, 'refer', { agency: 'gov-bns-lu-naser' });
  app.pass({ hours: 2 });
  const again = await answer(filed, [{ upload: old }]);
  expect(reasons(again.body.items)).toEqual(['taken_before_receipt', 'near_place', 'never_used']);
  const judging = 'judge@gov-bns';
  expect(outcome(await settle(filed, judging))).toBe('evidence_not_met');
  await move(app, judging, filed, 'return-reply', { reason: 'صورة قديمة' });
  await answer(filed, [{ upload: await photo(app) }]);
  expect(outcome(await settle(filed, judging))).toBe('settled');
});

test('a complaint whose reply waits for its judge cannot be answered again', async () => {
  const filed = await answered(app);
  const refused = await answer(filed, [{ upload: await photo(app) }]);
  expect([refused.status, refused.body.error.code]).toEqual([409, 'move_not_possible']);
});
