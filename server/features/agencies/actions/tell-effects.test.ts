import { afterAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { answered, referred } from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@cabinet';
const effects = (code: string, query: string, as = administrator) =>
  app.call('GET', `/agencies/${code}/effects?${query}`, { as });

test('it is told how much work a change concerns, before it is made', async () => {
  await referred(app);
  await app.tokenOf('agency_officer@gov-bns-lu-naser');
  const { body } = await effects('gov-bns-lu-naser', 'change=move&to=gov-is');
  expect(body).toEqual({
    refused: null,
    openComplaints: { count: 1, capped: false },
    recounted: { count: 0, capped: false },
    toJudge: { count: 0, capped: false },
    children: 0,
    below: 0,
    staff: 1,
  });
  const wide = (await effects('gov-bns', 'change=merge&to=gov-is')).body;
  expect(wide.openComplaints.count).toBe(1);
  expect(wide.children).toBeGreaterThan(2);
  expect(wide.below).toBeGreaterThanOrEqual(wide.children);
});

test('it is told how many clocks run on by other hours, those that ran out aside', async () => {
  await referred(app);
  const hours = { week: null, roundTheClock: true, country: null, ramadan: null };
  await app.call('PUT', '/agencies/gov-is/calendar', { as: administrator, body: hours });
  const recounted = async (code: string, query: string) =>
    (await effects(code, query)).body.recounted;
  const one = { count: 1, capped: false };
  const none = { count: 0, capped: false };
  expect(await recounted('gov-bns-lu-naser', 'change=move&to=gov-is')).toEqual(one);
  expect(await recounted('gov-bns', 'change=merge&to=gov-is')).toEqual(one);
  expect(await recounted('gov-bns-lu-naser', 'change=merge&to=gov-is-lu-fayed')).toEqual(one);
  expect(await recounted('gov-bns-lu-naser', 'change=move&to=gov-bns-diwan')).toEqual(none);
  expect(await recounted('gov-bns-lu-beba', 'change=move&to=gov-is')).toEqual(none);
  app.pass({ days: 60 });
  expect(await recounted('gov-bns-lu-naser', 'change=move&to=gov-is')).toEqual(none);
});

test('a refusal that is foretold is the one that then comes', async () => {
  await answered(app);
  const cases = [
    ['gov-bns', 'move', 'gov-bns-tech-centre', 'agency_below_itself'],
    ['gov-bns', 'merge', 'gov-bns', 'agency_below_itself'],
    ['gov-bns', 'move', 'nowhere', 'unknown_agency'],
    ['gov-bns-tech-centre', 'close', undefined, 'successor_needed'],
    ['gov-bns', 'close', undefined, 'successor_needed'],
    ['cabinet', 'close', undefined, 'successor_needed'],
  ] as const;
  for (const [code, change, to, because] of cases) {
    const told = await effects(code, `change=${change}${to ? `&to=${to}` : ''}`);
    expect([code, change, told.body.refused?.code]).toEqual([code, change, because]);
    const body = change === 'move' ? { parent: to } : {};
    const done =
      change === 'merge'
        ? await mergeAgencies(app, code, to)
        : await app.call('POST', `/agencies/${code}/${change}`, { as: administrator, body });
    expect(done.body.error.code).toBe(because);
  }
  expect((await effects('gov-is-lu-fayed', 'change=close')).body.refused).toBeNull();
  await app.call('POST', '/agencies/gov-is-lu-fayed/close', { as: administrator, body: {} });
  const closed = await effects('gov-bns-lu-naser', 'change=move&to=gov-is-lu-fayed');
  expect(closed.body.refused.code).toBe('agency_closed');
});

test('effects are for who administers the agency, and a target is asked for', async () => {
  const other = await effects('gov-is-lu-fayed', 'change=close', 'administrator@gov-bns');
  expect([other.status, other.body.error.code]).toEqual([403, 'not_permitted']);
  const beyond = await effects(
    'gov-bns-lu-naser',
    'change=move&to=gov-is',
    'administrator@gov-bns',
  );
  expect(beyond.body.refused.code).toBe('not_permitted');
  const lacking = await effects('gov-bns', 'change=move');
  expect([lacking.status, lacking.body.error.field]).toEqual([400, 'to']);
  expect((await effects('nowhere', 'change=close')).status).toBe(404);
});
