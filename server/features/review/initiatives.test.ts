import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { examiner, type Filed, file, move, person, settled } from '../../test/journey.ts';
import { callWith, issueKey } from '../../test/partner-keys.ts';
import { pdfRuns } from '../../test/pdf-text.ts';
import { countFigures } from '../figures/index.ts';

/*
 * What was filed within an initiative and what within none: of the latter no sums are kept, so they are
 * the whole less what was filed within any. Both ways of counting are held against each other.
 */

let app: TestApp;
let within: Filed;
const days = { from: '2026-07-01', to: '2026-07-31', agency: 'cabinet' };
const reader = 'supervisor@cabinet';

beforeAll(async () => {
  app = await testApp();
  const made = await app.call('POST', '/initiatives', {
    as: 'administrator@system',
    body: {
      ...{ code: 'voice', nameAr: 'صوتك مسموع', nameEn: 'Your Voice Is Heard' },
      ...{ purposeAr: 'لسماع شكاوى المواطنين', purposeEn: 'To hear citizens' },
      ...{ supervisor: 'min-local', firstDay: '2026-07-01', lastDay: null, open: true },
      ...{ kinds: [], channels: [], categories: [] },
    },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  within = await file(app, { initiative: 'voice' });
  await move(app, 'examiner@min-local', within, 'refer', { agency: 'gov-bns' });
  await file(app, { initiative: 'voice', place: 'eg-bns-beba' });
  const plain = await file(app);
  await move(app, examiner, plain, 'dismiss', { reason: 'inexact', explanation: 'بلا مكان' });
  await person(app, await settled(app), 'confirm', { grade: 4 });
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const ask = (path: string, query: Record<string, string>, as = reader) =>
  app.call('GET', `/figures/${path}?${new URLSearchParams(query)}`, { as });
async function review(query: Record<string, string> = {}) {
  const { status, body } = await ask('review', { ...days, ...query });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

test('the table has a row for the initiative with its supervisor, and one for what was filed within none', async () => {
  const { initiatives, now } = await review();
  expect(initiatives).toMatchObject([
    { code: 'voice', supervisor: { code: 'min-local' }, cohort: { received: 2, referred: 1 } },
    { code: null, name: null, supervisor: null, cohort: { received: 2, confirmed: 1 } },
  ]);
  const sum = (basis: 'cohort' | 'events', figure: string) =>
    initiatives.reduce(
      (all: number, row: Record<string, Record<string, number>>) =>
        all + (row[basis]![figure] ?? 0),
      0,
    );
  for (const basis of ['cohort', 'events'] as const) {
    for (const [figure, count] of Object.entries(now[basis])) {
      expect(sum(basis, figure), `${basis} ${figure}`).toBe(count);
    }
  }
});

test.each(['voice', '-'])(
  'narrowed to %s, kept sums and counting one by one agree',
  async (initiative) => {
    const kept = await review({ initiative });
    const scanned = await review({ initiative, kind: 'complaint' });
    expect(kept.now.cohort.received).toBe(2);
    for (const name of ['now', 'agencies', 'places', 'channels', 'course'] as const) {
      expect(scanned[name], name).toEqual(kept[name]);
    }
    expect(kept.initiative?.supervisor.code).toBe(initiative === 'voice' ? 'min-local' : undefined);
    const { body } = await ask('review/complaints', {
      ...{ ...days, initiative, basis: 'cohort', figure: 'received' },
    });
    const numbers = body.complaints.map(({ number }: Filed) => number);
    expect([body.total, numbers.length]).toEqual([2, 2]);
    expect(numbers.includes(within.number)).toBe(initiative === 'voice');
  },
);

test('lists, workbook and paper have it too, with who supervises it', async () => {
  const csv = String((await ask('review.csv', days)).body);
  expect(csv).toContain('initiative,voice,صوتك مسموع,Your Voice Is Heard');
  const { raw } = await ask('review.xlsx', { ...days, language: 'en' });
  const files = unzipSync(raw);
  const texts = Object.values(files)
    .map((each) => strFromU8(each))
    .join();
  expect(texts).toContain('Your Voice Is Heard (supervised by Ministry of Local Development)');
  const paper = await ask('review.pdf', { ...days, initiative: 'voice', language: 'en' });
  const said = pdfRuns(paper.raw).join('|');
  expect(said).toContain('Your Voice Is Heard');
  expect(said).toContain('Ministry of Local Development');
});

test('an initiative that is none is refused by its field, wherever it is asked for', async () => {
  for (const path of ['review', 'review.csv', 'review.xlsx', 'review.pdf']) {
    const { status, body } = await ask(path, { ...days, initiative: 'nowhere' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'unknown_initiative', field: 'initiative' });
  }
});

test('a partner’s key reads the review of its agency and its list, and nothing that is for people', async () => {
  const { key } = await issueKey(app, { permissions: ['readFigures'] });
  const get = (path: string, more: Record<string, string> = {}) =>
    callWith(
      app,
      key,
      'GET',
      `/figures/${path}?${new URLSearchParams({ from: days.from, to: days.to, ...more })}`,
    );
  const own = await get('review');
  expect([own.status, own.body.agency.code, own.body.above]).toEqual([200, 'gov-bns-lu-naser', []]);
  expect(own.body.now.cohort).toMatchObject({ received: 1, confirmed: 1 });
  const list = await get('review.csv');
  expect([list.status, String(list.body)]).toEqual([
    200,
    expect.stringContaining('gov-bns-lu-naser'),
  ]);
  const beyond = await get('review', { agency: 'gov-bns' });
  expect(beyond.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
  for (const [path, more] of [
    ['review/complaints', { basis: 'cohort', figure: 'received' }],
    ['review.xlsx', {}],
    ['review.pdf', {}],
    ['review-slides.pdf', {}],
  ] as const) {
    expect((await get(path, more)).status, path).toBe(403);
  }
  const blind = await issueKey(app, { permissions: ['readComplaints'] });
  const query = new URLSearchParams({ from: days.from, to: days.to });
  expect((await callWith(app, blind.key, 'GET', `/figures/review?${query}`)).status).toBe(403);
});
