import { cohortNames, eventNames, standingNames } from '@insaf/contract/review.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { burst } from '../../test/causes.ts';
import {
  accepted,
  answered,
  centre,
  centreJudge,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  referred,
  settled,
} from '../../test/journey.ts';
import { countFigures } from '../figures/index.ts';

/*
 * Whatever number is shown, as many are behind it: tried for every figure on every basis, at agencies of
 * every level, by both trees and however it is narrowed, over journeys that go every way there is.
 */

let app: TestApp;
let confidential: Filed;
beforeAll(async () => {
  app = await testApp();
  const leading = await file(app, { channel: 'hotline' }, 'call_agent@system');
  const follower = await file(app);
  await move(app, examiner, follower, 'join', { leading: leading.number });
  const released = await file(app);
  await move(app, examiner, released, 'join', { leading: leading.number });
  app.pass({ hours: 30 });
  await move(app, examiner, released, 'release', { reason: 'سبب آخر غير هذا' });
  const unclear = await file(app, { category: undefined });
  await move(app, examiner, unclear, 'dismiss', { reason: 'inexact', explanation: 'بلا بيانات' });
  await person(app, unclear, 'appeal', { reason: 'البيانات واضحة' });
  await move(app, 'head@cabinet', unclear, 'refer', {
    agency: 'gov-bns',
    category: 'street-lighting',
  });
  const back = await referred(app);
  await move(app, naser, back, 'hand-back', { reason: 'ليس لنا' });
  const asked = await referred(app, { place: 'eg-bns-beba' });
  await move(app, naser, asked, 'ask', { question: 'أي شارع؟' });
  await person(app, asked, 'supply', { answer: 'شارع المدرسة' });
  const withdrawn = await accepted(app);
  await person(app, withdrawn, 'withdraw');
  app.pass({ days: 1 });
  const returned = await answered(app);
  await move(app, centreJudge, returned, 'return-reply', { reason: 'الصورة لا تكفي' });
  await person(app, await settled(app), 'confirm', { grade: 4 });
  await person(app, await settled(app), 'appeal', { reason: 'القمامة عادت في اليوم نفسه' });
  confidential = await referred(app, { category: 'waste' });
  app.pass({ days: 40 });
  await move(app, centre, back, 'refer', { agency: 'gov-bns-lu-beba' }).catch(() => undefined);
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const period = { from: '2026-07-06', to: '2026-08-20' };

async function read(path: string, query: Record<string, string>, as = 'supervisor@cabinet') {
  const reply = await app.call('GET', `/figures/${path}?${new URLSearchParams(query)}`, { as });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

type Page = {
  total: number;
  hidden: number;
  next: string | null;
  complaints: { number: string; times: number }[];
};

/** All pages of what is behind a number, as small as pages can be. */
async function drill(query: Record<string, string>, as?: string, limit = '4') {
  const all: Page['complaints'] = [];
  let hidden = 0;
  let after: string | null = null;
  for (;;) {
    const page: Page = await read(
      'review/complaints',
      { ...query, limit, ...(after === null ? {} : { after }) },
      as,
    );
    all.push(...page.complaints);
    hidden += page.hidden;
    after = page.next;
    if (after === null) return { total: page.total, hidden, all };
  }
}

const numbers = [
  ...cohortNames.map((figure) => ({ basis: 'cohort', figure })),
  ...eventNames.map((figure) => ({ basis: 'events', figure })),
  ...standingNames.map((figure) => ({ basis: 'standing', figure })),
];

const reviews: Record<string, string>[] = [
  { agency: 'cabinet' },
  { agency: 'gov-bns' },
  { agency: 'gov-bns-lu-naser' },
  { agency: 'system' },
  { agency: 'gov-bns', tree: 'today' },
  { agency: 'gov-bns', category: 'waste' },
  { agency: 'cabinet', place: 'eg-bns', channel: 'portal' },
  { agency: 'cabinet', category: 'street-lighting', kind: 'complaint' },
];

test.for(reviews)(
  'every number of a review has as many complaints behind it: %o',
  async (asked) => {
    const { now } = await read('review', { ...period, ...asked });
    let told = 0;
    for (const { basis, figure } of numbers) {
      const count = now[basis][figure] ?? 0;
      if (count === 0 && told > 30) continue;
      const { total, hidden, all } = await drill(
        { ...period, ...asked, basis, figure },
        undefined,
        '50',
      );
      const times = all.reduce((sum, row) => sum + row.times, 0);
      expect({ figure, basis, total, times, hidden }).toEqual({
        ...{ figure, basis, total: count, times: count, hidden: 0 },
      });
      told += 1;
    }
    expect(told).toBeGreaterThan(10);
  },
);

describe('the pages', () => {
  const received = { ...period, agency: 'cabinet', basis: 'cohort', figure: 'received' };

  test('follow each other without a gap, the latest received first', async () => {
    const { all, total } = await drill(received, undefined, '2');
    const numbersSeen = all.map(({ number }) => number);
    expect(new Set(numbersSeen).size).toBe(total);
    expect(total).toBeGreaterThan(7);
  });

  test('say how many they hide from a reader who may not open them', async () => {
    const { all, hidden, total } = await drill(received, 'administrator@cabinet');
    expect({ all, hidden }).toEqual({ all: [], hidden: total });
    expect(confidential.number).toHaveLength(12);
  });

  test('show what is in the way of a complaint, and its cause, as the queue does', async () => {
    const gathered = await accepted(app);
    await move(app, naser, gathered, 'open-cause', {
      ...burst,
      expectedFor: '2026-12-01',
      also: [],
    });
    await countFigures(app.ctx);
    const days = { from: '2026-08-01', to: '2026-12-31' };
    const behind = { ...days, agency: 'gov-bns', basis: 'cohort', figure: 'received' };
    const { complaints } = await read('review/complaints', behind);
    const list = await app.call('GET', '/complaints?gathered=true', { as: naser });
    const { why } = list.body.complaints.find(({ number }: Filed) => number === gathered.number);
    expect(complaints).toMatchObject([{ number: gathered.number, why }]);
  });

  test('of the agency itself are without what lies below it', async () => {
    const own = await drill({ ...received, agency: 'gov-bns', alone: 'true' });
    const branch = await drill({ ...received, agency: 'gov-bns' });
    expect(own.total).toBeLessThan(branch.total);
    expect(own.all).toHaveLength(own.total);
  });

  test('are refused for a figure of another basis, a page that is none, an agency out of reach', async () => {
    const refused = async (query: Record<string, string>, as = 'supervisor@cabinet') => {
      const search = new URLSearchParams({ ...received, ...query });
      const { body } = await app.call('GET', `/figures/review/complaints?${search}`, { as });
      return body.error;
    };
    const wrong = { code: 'invalid_input', field: 'figure' };
    expect(await refused({ basis: 'cohort', figure: 'came' })).toMatchObject(wrong);
    expect(await refused({ after: '2026-02-31.1' })).toMatchObject({ field: 'after' });
    expect(await refused({ agency: 'gov-bns' }, 'head@gov-is')).toMatchObject({
      code: 'not_permitted',
    });
  });
});
