import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  accepted,
  centreJudge,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  photo,
  reply,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const dossier = async ({ number }: Filed) =>
  (await app.call('GET', `/complaints/${number}`, { as: 'head@cabinet' })).body;

/** A complaint in progress and two that follow it. */
async function followed(): Promise<{ leading: Filed; followers: Filed[] }> {
  const leading = await accepted(app);
  const followers = [];
  for (const name of ['سعاد علي', 'جرجس منير']) {
    const follower = await file(app, { complainants: [{ name, phone: '01112223344' }] });
    await move(app, examiner, follower, 'join', { leading: leading.number });
    followers.push(follower);
  }
  return { leading, followers };
}

test('those that follow are settled by a copy of the reply, with its evidence and what was accepted', async () => {
  const { leading, followers } = await followed();
  const silent = { upload: await photo(app, { takenAt: null }) };
  await move(app, naser, leading, 'replies', reply([silent], { claim: 'partly' }));
  const acceptances = [{ item: 1, reason: 'رأيت المكان اليوم' }];
  await move(app, centreJudge, leading, 'settle', { acceptances });

  const [led] = (await dossier(leading)).replies;
  expect(led.items[0].accepted).toBe('رأيت المكان اليوم');
  for (const follower of followers) {
    const copy = await dossier(follower);
    expect(copy.status).toBe('settled');
    expect(copy.replies).toHaveLength(1);
    const { text, claim, items, files, agency, verdict } = copy.replies[0];
    expect({ text, claim, items, files, agency, verdict }).toEqual({
      ...{ text: led.text, claim: 'partly', items: led.items },
      ...{ files: led.files, agency: led.agency, verdict: 'settled' },
    });
    const shown = await person(app, follower);
    expect(shown.reply.files).toHaveLength(1);
    const photoShown = await app.call('POST', `/tracking/files/${silent.upload}/show`, {
      body: { number: follower.number, code: follower.code },
    });
    expect(photoShown.status).toBe(200);
  }
});

test('each person has their own say: one confirms, another appeals and is examined alone', async () => {
  const { leading, followers } = await followed();
  await move(app, naser, leading, 'replies', reply([{ upload: await photo(app) }]));
  await move(app, centreJudge, leading, 'settle');
  const [content, angry] = followers as [Filed, Filed];
  expect((await person(app, content, 'confirm', { grade: 5 })).status).toBe('closed');
  const appealed = await person(app, angry, 'appeal', { reason: 'أمام بيتي لم يُرفع شيء' });
  expect(appealed.status).toBe('received');
  expect((await dossier(leading)).status).toBe('settled');
  expect((await dossier(angry)).leading).toBeNull();
});

test('a reply that is not proven settles none of them', async () => {
  const { leading, followers } = await followed();
  await move(app, naser, leading, 'replies', reply([]));
  const refused = await app.call('POST', `/complaints/${leading.number}/settle`, {
    as: centreJudge,
    body: {},
  });
  expect(refused.body.error.code).toBe('evidence_not_met');
  for (const each of [...followers]) expect((await dossier(each)).status).toBe('joined');
});

test('when the leading one ends without a reply, those that followed are examined by themselves', async () => {
  const { leading, followers } = await followed();
  await person(app, leading, 'withdraw');
  for (const each of followers) {
    expect(await dossier(each)).toMatchObject({ status: 'received', leading: null });
  }
});
