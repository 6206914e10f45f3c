import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '../../demo/pdf.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  dossier,
  examiner,
  type Filed,
  file,
  judge,
  move,
  naser,
  person,
  photo,
  photoBytes,
  reply,
  upload,
} from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Who hides, and reads everything; the agency complained of is the one that answers. */
const head = 'head@cabinet';
const secret = 'شفيقة';
const spoken = (before: string) => `${before} ${secret} الطوخي اليوم`;

async function hide(filed: Filed, subject: string, words: string) {
  const from = [...words.slice(0, words.indexOf(secret))].length;
  const { redaction } = await dossier(app, head, filed);
  const reply = await app.call('POST', `/complaints/${filed.number}/redactions/texts/${subject}`, {
    as: head,
    body: { after: redaction.last, stretches: [{ from, to: from + 5, kind: 'name' }] },
  });
  expect(reply.status, `${subject} ${JSON.stringify(reply.body)}`).toBe(201);
}

const own = ({ number, code }: Filed) => ({ number, code });

const hideFile = async (filed: Filed, id: string, hiding: object | null) =>
  app.call('POST', `/complaints/${filed.number}/redactions/files/${id}`, {
    as: head,
    body: { after: (await dossier(app, head, filed)).redaction.last, hiding },
  });

/** A name in every text that anybody can write with a complaint, up to a reply that waits. */
async function spokenOfEverywhere() {
  const filed = await file(app, {
    agencyComplainedOf: 'gov-bns-lu-naser',
    ...{ text: spoken('رأيت جارتي'), remedy: spoken('اسألوا') },
    ...{ address: spoken('منزل'), landmark: spoken('بجوار بيت') },
  });
  await move(app, examiner, filed, 'ask', { question: spoken('من هي') });
  await person(app, filed, 'supply', { answer: spoken('هي') });
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser', note: spoken('قابلوا') });
  await move(app, naser, filed, 'notes', { text: spoken('اتصلت بالسيدة'), mentions: [] });
  await move(app, naser, filed, 'accept');
  app.pass({ hours: 3 });
  const evidence = [{ upload: await photo(app, { takenAt: null }) }];
  await move(app, naser, filed, 'replies', reply(evidence, { text: spoken('قابلنا') }));
  await move(app, judge, filed, 'return-reply', { reason: spoken('لم تسألوا') });
  app.pass({ hours: 3 });
  const paper = await upload(app, makePdf('Report', ['Shafika']), `${secret}.pdf`);
  const again = [{ upload: await photo(app, { takenAt: null }) }, { upload: paper }];
  await move(app, naser, filed, 'replies', reply(again, { text: spoken('قابلنا أيضا') }));
  return { filed, paper };
}

test('a name is hidden wherever it was written, from the agency complained of, in lists and outside the desk', async () => {
  const { filed } = await spokenOfEverywhere();
  const { number } = filed;
  const waiting = await dossier(app, head, filed);
  const item = waiting.replies
    .at(-1)
    .items.find(({ state }: { state: string }) => state === 'unknown');
  await hide(filed, 'reply-2', spoken('قابلنا أيضا'));
  expect((await dossier(app, judge, filed)).replies.at(-1).text).toContain(secret);
  const acceptances = [{ item: item.item, reason: spoken('سألت') }];
  await move(app, judge, filed, 'settle', { acceptances });
  await person(app, filed, 'confirm', { grade: 2, words: spoken('شكر الله') });
  app.pass({ days: 60 });
  await app.call('POST', '/tracking/erasure', { body: own(filed) });
  await move(app, head, filed, 'erasure/refuse', { reason: spoken('تشهد') });

  const whole = await dossier(app, head, filed);
  expect(
    whole.history.filter(({ words }: { words: string }) => words?.includes(secret)),
  ).toHaveLength(5);
  for (const { seq, words } of whole.history) {
    if (words?.includes(secret)) await hide(filed, `words-${seq}`, words);
  }
  for (const subject of ['text', 'remedy', 'address', 'landmark']) {
    await hide(filed, subject, whole[subject]);
  }
  await hide(filed, 'reply-1', spoken('قابلنا'));
  await hide(filed, `accepted-2-${item.item}`, spoken('سألت'));
  await hide(filed, 'note-1', spoken('اتصلت بالسيدة'));
  await hide(filed, 'refusal-1', spoken('تشهد'));

  const places = ['', '/notes', '/erasure', '/related'].map(
    (part) => `/complaints/${number}${part}`,
  );
  for (const place of [...places, '/complaints', '/mentions']) {
    const { status, body } = await app.call('GET', place, { as: naser });
    expect(status, place).toBe(200);
    const said = JSON.stringify(body).replaceAll(`${secret}.pdf`, '');
    expect(said, place).not.toContain(secret);
  }
  expect(JSON.stringify(await dossier(app, head, filed))).toContain(secret);
  const seen = await person(app, filed);
  expect([seen.text, seen.remedy, seen.address].every((each) => each.includes(secret))).toBe(true);
  const { text: _, remedy: __, address: ___, ...rest } = seen;
  const written = rest.steps.map(({ words }: { words: string | null }) => words);
  expect(written.filter((words: string | null) => words?.includes(secret))).toEqual([
    spoken('هي'),
    spoken('شكر الله'),
  ]);
  expect(rest.reply.text).toBe('قابلنا أيضا █████ الطوخي اليوم');
  const state = await app.call('POST', '/tracking/erasure/state', { body: own(filed) });
  expect(state.body.refusal).toBe('تشهد █████ الطوخي اليوم');
}, 240_000);

test('a document is hidden as a whole, or another is shown in its place, and its original is kept', async () => {
  const { filed, paper } = await spokenOfEverywhere();
  const get = (as: string, id = paper, form = 'original') =>
    app.call('GET', `/complaints/${filed.number}/files/${id}/${form}`, { as });
  const fileOf = async (as: string) =>
    (await dossier(app, as, filed)).replies
      .at(-1)
      .files.find(({ id }: { id: string }) => id === paper);
  const original = (await get(naser)).raw;
  expect(await fileOf(naser)).toMatchObject({ name: `${secret}.pdf`, hidden: null });

  expect((await hideFile(filed, paper, { kind: 'name', replacement: null })).status).toBe(201);
  expect((await get(naser)).status).toBe(404);
  expect((await get(head)).raw.equals(original)).toBe(true);
  expect((await get(judge)).raw.equals(original)).toBe(true);
  expect(await fileOf(naser)).toMatchObject({
    name: null,
    hidden: { kind: 'name', replaced: false },
  });

  const wrong = { kind: 'name', replacement: await photo(app) };
  expect((await hideFile(filed, paper, wrong)).body.error).toMatchObject({
    code: 'redaction_other_kind',
    field: 'hiding.replacement',
  });
  const covered = makePdf('Report', ['covered']);
  const other = { kind: 'name', replacement: await upload(app, covered, 'covered.pdf') };
  expect((await hideFile(filed, paper, other)).status).toBe(201);
  expect((await get(naser)).raw.equals(covered)).toBe(true);
  expect((await fileOf(naser)).hidden).toEqual({ kind: 'name', replaced: true });

  const item = (await dossier(app, judge, filed)).replies.at(-1).items[0];
  const acceptances = [{ item: item.item, reason: 'رأيت المكان بنفسي' }];
  await move(app, judge, filed, 'settle', { acceptances });
  const tracked = () => app.call('POST', `/tracking/files/${paper}/original`, { body: own(filed) });
  expect((await tracked()).raw.equals(covered)).toBe(true);
  await hideFile(filed, paper, { kind: 'health', replacement: null });
  expect((await tracked()).status).toBe(404);
  const { reply: told } = await person(app, filed);
  expect(told.files.find(({ id }: { id: string }) => id === paper)).toMatchObject({
    name: null,
    hidden: 'health',
  });
  expect((await hideFile(filed, paper, null)).status).toBe(201);
  expect((await get(naser)).raw.equals(original)).toBe(true);
}, 240_000);

test('what is hidden of a reply is hidden where the reply was copied to a joined complaint', async () => {
  const leading = await file(app, { agencyComplainedOf: 'gov-bns-lu-naser' });
  await move(app, examiner, leading, 'refer', { agency: 'gov-bns-lu-naser' });
  const follower = await file(app, { complainants: [{ name: 'سعاد علي', phone: '01112223344' }] });
  await move(app, examiner, follower, 'join', { leading: leading.number });
  await move(app, naser, leading, 'accept');
  app.pass({ hours: 3 });
  const id = await upload(app, await photoBytes(app), `${secret}.jpg`);
  await move(app, naser, leading, 'replies', reply([{ upload: id }], { text: spoken('قابلنا') }));
  await hide(leading, 'reply-1', spoken('قابلنا'));
  await move(app, judge, leading, 'settle', {});
  const rectangles = [{ x: 0, y: 0, width: 1000, height: 1000, kind: 'face', look: 'block' }];
  const order = { as: head, body: { after: 1, rectangles } };
  const before = await app.call('POST', `/tracking/files/${id}/show`, { body: own(follower) });
  const covering = `/complaints/${leading.number}/redactions/photos/${id}`;
  expect((await app.call('POST', covering, order)).status).toBe(201);

  const told = (await person(app, follower)).reply;
  expect(told.text).toBe('قابلنا █████ الطوخي اليوم');
  expect(told.files).toEqual([{ id, kind: 'photo', name: null, hidden: null }]);
  const shown = await app.call('POST', `/tracking/files/${id}/show`, { body: own(follower) });
  expect([before.status, shown.status]).toEqual([200, 200]);
  expect(shown.raw.equals(before.raw)).toBe(false);
  const original = await app.call('POST', `/tracking/files/${id}/original`, {
    body: own(follower),
  });
  expect(original.status).toBe(404);
}, 240_000);
