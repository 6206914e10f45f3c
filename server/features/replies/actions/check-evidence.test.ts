import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { everything } from '../../../test/everything.ts';
import {
  accepted,
  centreJudge,
  document,
  type Filed,
  move,
  naser,
  person,
  photo,
  photoBytes,
  reply,
  spot,
  upload,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Offered = { upload: string; documentKind?: string };
type Item = { because: string; state: string };

const check = ({ number }: Filed, evidence: Offered[], claim = 'cause_removed', as = naser) =>
  app.call('POST', `/complaints/${number}/evidence-check`, { as, body: { claim, evidence } });
const reasons = (items: Item[]) => items.map(({ because }) => because);

const allMet = ['taken_after_receipt', 'near_place', 'never_used'];

describe('what the check says is what the reply gets', () => {
  const anHourAgo = () => new Date(app.now.getTime() - 3_600_000);
  const offers: [string, string[], () => Promise<Offered[]>][] = [
    ['a photo that meets everything', allMet, async () => [{ upload: await photo(app) }]],
    [
      'a photo from before, from elsewhere',
      ['taken_before_receipt', 'too_far', 'never_used'],
      async () => [
        { upload: await photo(app, { takenAt: anHourAgo(), position: { ...spot, lat: 29.2 } }) },
      ],
    ],
    [
      'a photo that says nothing, and one of a paper',
      ['no_time', 'no_photo_position', 'never_used'],
      async () => [
        { upload: await photo(app, { takenAt: null, position: null }) },
        { upload: await photo(app), documentKind: 'decision' },
      ],
    ],
    ['nothing', ['photo_missing'], async () => []],
  ];

  test.each(offers)('%s', async (_, expected, offer) => {
    const filed = await accepted(app);
    const evidence = await offer();
    const checked = await check(filed, evidence);
    expect(reasons(checked.body.items)).toEqual(expected);
    const answer = await move(app, naser, filed, 'replies', reply(evidence));
    expect(answer.items).toEqual(checked.body.items);
  });

  test('a photo of another complaint’s reply', async () => {
    const bytes = await photoBytes(app);
    const first = await accepted(app);
    await move(app, naser, first, 'replies', reply([{ upload: await upload(app, bytes) }]));
    const second = await accepted(app);
    const evidence = [{ upload: await upload(app, bytes) }];
    for (const claim of ['cause_removed', 'partly', 'explained', 'planned']) {
      const [used] = (await check(second, evidence, claim)).body.items.slice(-1);
      expect(used).toMatchObject({
        because: 'used_before',
        params: { complaintNumber: first.number, replyNo: 1, how: 'same_bytes', likeness: 1 },
      });
    }
    const checked = await check(second, evidence);
    const answer = await move(app, naser, second, 'replies', reply(evidence));
    expect(answer.items).toEqual(checked.body.items);
  });
});

test('checking writes nothing, and leaves the files free for another reply', async () => {
  const [filed, other] = [await accepted(app), await accepted(app)];
  const evidence = [{ upload: await photo(app) }, { upload: await document(app) }];
  const before = await everything(app.database.db);
  expect((await check(filed, evidence)).status).toBe(200);
  expect(await everything(app.database.db)).toEqual(before);
  const answer = await move(app, naser, other, 'replies', reply(evidence));
  expect(reasons(answer.items)).toEqual(allMet);
});

test('only who may answer checks, and only what they may see', async () => {
  const filed = await accepted(app);
  const evidence = [{ upload: await photo(app) }];
  expect((await check(filed, evidence)).status).toBe(200);
  expect((await check(filed, evidence, 'cause_removed', centreJudge)).status).toBe(403);
  const elsewhere = await check(filed, evidence, 'cause_removed', 'agency_officer@gov-is');
  expect([elsewhere.status, elsewhere.body.error.code]).toEqual([404, 'not_found']);
});

describe('files that cannot be offered', () => {
  const both = async (filed: Filed, evidence: Offered[]) => {
    const { number } = filed;
    const checked = await check(filed, evidence);
    const answered = await app.call('POST', `/complaints/${number}/replies`, {
      as: naser,
      body: reply(evidence),
    });
    const said = ({ status, body }: typeof checked) => ({
      status,
      code: body.error?.code,
      field: body.error?.field,
    });
    expect(said(answered)).toEqual(said(checked));
    return said(answered);
  };

  test('the complainant’s own photo, by its id', async () => {
    const own = await photo(app);
    const filed = await accepted(app, { uploads: [own] });
    expect(await both(filed, [{ upload: await photo(app) }, { upload: own }])).toEqual({
      status: 400,
      code: 'unknown_upload',
      field: 'evidence.1.upload',
    });
  });

  test('one that was never sent', async () => {
    const filed = await accepted(app);
    const upload = '00000000-0000-4000-8000-000000000000';
    expect(await both(filed, [{ upload }])).toMatchObject({ code: 'unknown_upload' });
  });

  test('the same file twice, also where it is once called a paper', async () => {
    const filed = await accepted(app);
    const id = await photo(app);
    const twice = [{ upload: id }, { upload: id.toUpperCase(), documentKind: 'decision' }];
    expect(await both(filed, twice)).toEqual({
      status: 400,
      code: 'invalid_input',
      field: 'evidence.1.upload',
    });
    expect((await check(filed, [{ upload: id.toUpperCase() }])).status).toBe(200);
  });
});

describe('what came with a complaint', () => {
  test('proves nothing when an officer sends it in again, of this complaint or another', async () => {
    const bytes = await photoBytes(app);
    const filed = await accepted(app);
    await move(app, naser, filed, 'ask', { question: 'أرسل صورة للمكان من فضلك' });
    await person(app, filed, 'supply', { answer: 'ها هي', uploads: [await upload(app, bytes)] });
    for (const to of [filed, await accepted(app)]) {
      const again = [{ upload: await upload(app, bytes) }];
      expect(reasons((await check(to, again)).body.items)).toContain('photo_of_complaint');
    }
    const answer = await move(
      app,
      naser,
      filed,
      'replies',
      reply([{ upload: await upload(app, bytes) }]),
    );
    expect(answer.items.at(-1)).toMatchObject({
      because: 'photo_of_complaint',
      state: 'not_met',
      params: { complaintNumber: filed.number },
    });
    const refused = await app.call('POST', `/complaints/${filed.number}/settle`, {
      as: centreJudge,
      body: {},
    });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'evidence_not_met']);
  });

  test('is known again when it was saved anew, and left to the judge to compare', async () => {
    const bytes = await photoBytes(app);
    const filed = await accepted(app, { uploads: [await upload(app, bytes)] });
    app.pass({ hours: 1 });
    const forwarded = await sharp(bytes).resize(900).jpeg({ quality: 60 }).toBuffer();
    const evidence = [{ upload: await upload(app, forwarded) }];
    expect(reasons((await check(filed, evidence)).body.items)).toEqual([
      'no_time',
      'no_photo_position',
      'resembles_complaint',
    ]);
    const answer = await move(app, naser, filed, 'replies', reply(evidence));
    expect(answer.items.at(-1)).toMatchObject({ state: 'unknown' });
    const other = [{ upload: await photo(app) }];
    expect(reasons((await check(filed, other)).body.items)).toEqual(allMet);
  });

  test('stays the agency’s where the person only sent back what the agency showed', async () => {
    const bytes = await photoBytes(app);
    const filed = await accepted(app);
    const plan = { claim: 'planned', plannedFor: '2026-09-01' };
    await move(app, naser, filed, 'replies', reply([{ upload: await upload(app, bytes) }], plan));
    app.pass({ hours: 1 });
    await move(app, naser, filed, 'ask', { question: 'هل تظهر القمامة في الصورة؟' });
    await person(app, filed, 'supply', { answer: 'لا', uploads: [await upload(app, bytes)] });
    const again = [{ upload: await upload(app, bytes) }];
    expect(reasons((await check(filed, again)).body.items)).toContain('never_used');
  });
});
