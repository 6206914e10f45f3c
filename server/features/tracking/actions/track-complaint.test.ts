import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { inStatus, joinedTo, staffOf } from '../../../test/in-status.ts';
import {
  accepted,
  centreJudge,
  document,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  photo,
  referred,
  reply,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Everything that was made known to complainants: what they see, and what notices hold. */
async function shownTo(filed: Filed): Promise<string> {
  const { rows } = await app.database.pool.query(
    'SELECT params FROM notices WHERE complaint_number = $1',
    [filed.number],
  );
  return JSON.stringify([await person(app, filed), rows]);
}

const fileAs = ({ number, code }: Filed, id: string, form = 'original') =>
  app.call('POST', `/tracking/files/${id}/${form}`, { body: { number, code } });

test.for(statuses)(
  'a complaint that is %s says so, and what is next, in both languages',
  async (status) => {
    const filed = await inStatus(app, status);
    const shown = await person(app, filed);
    expect(shown.status).toBe(status);
    for (const words of [shown.statusWords, shown.next, shown.holder]) {
      expect(words.ar).toMatch(/[\u0600-\u06ff]/);
      expect(words.en).toMatch(/[a-z]/);
      expect(`${words.ar}${words.en}`).not.toMatch(/tracking\.|undefined|\{|\}/);
    }
    for (const { what } of shown.steps) expect(what).not.toMatch(/tracking\.|undefined|\{|\}/);
    expect(shown.steps.length).toBeGreaterThan(0);
  },
);

test('neither an officer’s name nor what agencies say to each other is ever shown or sent', async () => {
  const filed = await file(app);
  const between = ['ملاحظة بين جهتين', 'ليس من اختصاصنا إطلاقا', 'الصورة غير واضحة للقاضي'];
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-tech-centre', note: between[0] });
  await move(app, staffOf.centre, filed, 'refer', { agency: 'gov-bns-lu-beba' });
  await move(app, staffOf.otherUnit, filed, 'hand-back', { reason: between[1] });
  await move(app, staffOf.centre, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  await move(app, naser, filed, 'ask', { question: 'ما رقم العقار؟' });
  await person(app, filed, 'supply', { answer: 'رقم ٥' });
  await move(app, naser, filed, 'accept');
  await move(app, naser, filed, 'replies', reply([]));
  await move(app, centreJudge, filed, 'return-reply', { reason: between[2] });
  await move(app, naser, filed, 'replies', reply([], { claim: 'explained' }));
  await move(app, centreJudge, filed, 'settle');
  const shown = await shownTo(filed);
  for (const secret of ['موظف', '@insaf.example', ...between]) expect(shown).not.toContain(secret);
  expect(shown).toContain('ما رقم العقار؟');
});

describe('a reply', () => {
  test('is shown with its files once it was settled, and not while it is judged', async () => {
    const filed = await accepted(app);
    const shot = await photo(app);
    await move(app, naser, filed, 'replies', reply([{ upload: shot }]));
    expect((await person(app, filed)).reply).toBeNull();
    expect((await fileAs(filed, shot)).status).toBe(404);
    await move(app, centreJudge, filed, 'settle');
    const { reply: told } = await person(app, filed);
    expect(told).toMatchObject({
      claim: 'cause_removed',
      agency: { en: 'Local Unit of Naser Centre and City' },
      files: [{ id: shot, kind: 'photo' }],
    });
    for (const form of ['original', 'show', 'thumbnail']) {
      expect((await fileAs(filed, shot, form)).status).toBe(200);
    }
  });

  test('that was returned is never shown, nor are its files', async () => {
    const filed = await accepted(app);
    const paper = await document(app);
    const offered = [{ upload: paper, documentKind: 'statement' }];
    await move(app, naser, filed, 'replies', reply(offered));
    await move(app, centreJudge, filed, 'return-reply', { reason: 'هذه ورقة قديمة' });
    await move(app, naser, filed, 'replies', reply([], { claim: 'explained' }));
    await move(app, centreJudge, filed, 'settle');
    expect((await person(app, filed)).reply).toMatchObject({ claim: 'explained', files: [] });
    expect((await fileAs(filed, paper)).status).toBe(404);
  });

  test('of a leading complaint is shown to who follows, with its photos and nothing of the other person', async () => {
    const leading = await accepted(app, { text: 'شكوى جار باسم الأستاذ فهمي', uploads: [] });
    const own = await document(app);
    const other = await file(app, { uploads: [own] });
    await move(app, examiner, other, 'join', { leading: leading.number });
    const shot = await photo(app);
    await move(app, naser, leading, 'replies', reply([{ upload: shot }]));
    await move(app, centreJudge, leading, 'settle');
    const shown = await person(app, other);
    expect(shown).toMatchObject({ status: 'settled', canConfirm: true, canAppeal: true });
    expect(shown.reply.files).toMatchObject([{ id: shot }]);
    expect((await fileAs(other, shot, 'show')).status).toBe(200);
    expect(JSON.stringify(shown)).not.toContain('فهمي');
    expect(JSON.stringify(shown)).not.toContain(leading.number);
  });
});

describe('a file', () => {
  test('of the person’s own is always theirs to see, and nobody else’s by number and code', async () => {
    const own = await document(app);
    const filed = await file(app, { uploads: [own] });
    const stranger = await file(app);
    expect((await fileAs(filed, own)).status).toBe(200);
    expect((await fileAs(stranger, own)).status).toBe(404);
    expect((await fileAs({ ...filed, code: '00000000' }, own)).status).toBe(404);
  });

  test('that was uploaded and belongs to no complaint is read by nobody', async () => {
    const filed = await file(app);
    expect((await fileAs(filed, await document(app))).status).toBe(404);
  });
});

test('a promise is told with its day, until something newer is', async () => {
  const filed = await accepted(app);
  await move(app, naser, filed, 'replies', {
    claim: 'planned',
    text: 'مدرجة في خطة سبتمبر.',
    plannedFor: '2026-09-15',
  });
  const shown = await person(app, filed);
  expect(shown).toMatchObject({
    status: 'in_progress',
    reply: { claim: 'planned', plannedFor: '2026-09-15' },
  });
  expect(shown.next.en).toContain('15 September 2026');
});

test('a complaint in English is followed in English', async () => {
  const filed = await referred(app, { language: 'en' });
  const { steps } = await person(app, filed);
  expect(steps.map(({ what }: { what: string }) => what)).toEqual([
    'The complaint was received',
    'Referred to Technological Centre for Citizen Services',
    'Referred to Local Unit of Naser Centre and City',
  ]);
});

test('who follows a complaint that is dismissed is told nothing of the other’s dismissal', async () => {
  const leading = await file(app);
  const filed = await joinedTo(app, leading);
  const explanation = 'الشاكي لم يذكر اسمه الصحيح';
  await move(app, examiner, leading, 'dismiss', { reason: 'inexact', explanation });
  expect(await shownTo(filed)).not.toContain(explanation);
});
