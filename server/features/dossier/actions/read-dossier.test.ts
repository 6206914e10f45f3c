import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  answered,
  centre,
  dossier,
  examiner,
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

test('what a person said of the place reaches the examiner as it was written', async () => {
  const said = { address: 'شارع الجمهورية', landmark: 'بجوار مدرسة البنات، خلف السنترال' };
  const { number } = await file(app, said);
  const dossier = await app.call('GET', `/complaints/${number}`, { as: examiner });
  expect(dossier.body).toMatchObject(said);
});

const codesOf = (agencies: { code: string }[]) => agencies.map(({ code }) => code);

test('the holder comes with those above it, the place with what it lies in', async () => {
  const seen = await dossier(app, naser, await referred(app));
  expect(codesOf(seen.holderAbove)).toEqual(['cabinet', 'gov-bns']);
  expect(seen.placeAbove.map(({ en }: { en: string }) => en)).toEqual(['Beni Suef']);
  expect(seen.placePosition).toMatchObject({ lat: expect.any(Number), lon: expect.any(Number) });
  expect(seen.evidenceRule).toMatchObject({ photosAfter: 1 });
  expect([seen.priority, seen.binding, seen.judge]).toEqual(['ordinary', false, null]);
});

test('who judges is said while a reply waits for them', async () => {
  const seen = await dossier(app, centre, await answered(app));
  expect(seen.judge.code).toBe('gov-bns-tech-centre');
});

describe('the working time that is left', () => {
  test('runs with the clock, is kept while the person is asked, and goes below nothing', async () => {
    app.turnTo(new Date('2026-07-05T07:00:00Z'));
    const filed = await file(app);
    const left = async () => (await dossier(app, examiner, filed)).clock;
    expect(await left()).toMatchObject({ timeLeft: 840, dayMinutes: 420 });
    app.pass({ minutes: 90 });
    expect(await left()).toMatchObject({ timeLeft: 750 });
    await move(app, examiner, filed, 'ask', { question: 'أين المكان بالضبط؟' });
    app.pass({ days: 2 });
    expect(await left()).toMatchObject({ state: 'paused', timeLeft: 750 });
    const other = await file(app);
    app.pass({ days: 7 });
    const { clock } = await dossier(app, examiner, other);
    expect(clock.timeLeft).toBeLessThan(0);
  });

  test('of what is urgent counts by the clock, round it', async () => {
    const filed = await file(app, { category: 'gas-leak' });
    const { clock, priority } = await dossier(app, examiner, filed);
    expect([priority, clock.dayMinutes, clock.timeLeft]).toEqual(['critical', 1440, 60]);
  });
});

test('the history names its agencies as they were named on that day', async () => {
  const filed = await file(app, { category: undefined });
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns', category: 'waste' });
  const { history } = await dossier(app, examiner, filed);
  const [received, referral] = history;
  expect(received).toMatchObject({ category: null, holder: { code: 'system' }, agencies: {} });
  expect(referral).toMatchObject({
    category: { code: 'waste' },
    holder: { code: 'gov-bns' },
    agencies: { from: { code: 'system' }, to: { code: 'gov-bns' } },
  });
  expect(referral.dueAt).not.toBe(received.dueAt);
});

test('a joined complaint says where the leading one stands, to who can open it', async () => {
  const agent = 'call_agent@system';
  const leading = await file(app);
  const follower = await file(app, {}, agent);
  await move(app, examiner, follower, 'join', { leading: leading.number });
  expect(await dossier(app, examiner, follower)).toMatchObject({
    leading: leading.number,
    leadingStatus: 'received',
  });
  expect(await dossier(app, agent, follower)).toMatchObject({
    leading: leading.number,
    leadingStatus: null,
  });
});

describe('why nobody is shown', () => {
  const identity = async (as: string, more?: Record<string, unknown>) =>
    (await dossier(app, as, await referred(app, more))).identity;

  test('is said: closed, kept, complained of, or not permitted', async () => {
    expect(await identity(naser)).toBe('shown');
    expect(await identity(naser, { confidential: true })).toBe('closed');
    expect(await identity(naser, { category: 'employee-conduct' })).toBe('kept');
    const accused = { agencyComplainedOf: 'gov-bns-lu-naser' };
    expect(await identity(naser, accused)).toBe('complained_of');
    expect(await identity('supervisor@gov-bns')).toBe('not_permitted');
  });
});
