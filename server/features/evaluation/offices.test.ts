import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { accepted, answered, settled } from '../../test/journey.ts';
import { countFigures } from '../figures/index.ts';
import { computeStandings } from '../standing/actions/compute-standings.ts';
import { countMonths } from './actions/count-months.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await accepted(app);
  await answered(app);
  await settled(app);
  app.pass({ minutes: 1 });
  await countFigures(app.ctx);
  await computeStandings(app.ctx);
  await countMonths(app.ctx);
}, 180_000);
afterAll(() => app.close());

const read = (as: string, query: Record<string, string> = {}) =>
  app.call('GET', `/evaluation/offices?${new URLSearchParams(query)}`, { as });
const codes = (of: { agency?: { code: string }; code?: string }[]) =>
  of.map(({ agency, code }) => agency?.code ?? code);

test('an office is read with its kept sums, and what one person did alone is not', async () => {
  const { body, status } = await read('head@gov-bns', { agency: 'gov-bns-lu-naser' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ months: expect.arrayContaining(['2026-07']), month: '2026-07' },
    countedUntil: app.now.toISOString(),
    office: {
      agency: { code: 'gov-bns-lu-naser' },
      like: { peers: 'other', size: 'small' },
      values: {
        ...{ people: 1, acts: 5, referred: 3, answered: 2, returned: 0, verified: 1 },
        ...{ load: null, answer_time: null, examine_time: null, grade: null },
      },
      others: { referred: null },
    },
  });
  expect(codes(body.trail).at(0)).toBe('gov-bns');
  expect(codes(body.trail).at(-1)).toBe('gov-bns-lu-naser');
});

test('from the top of their reach a reader goes down, and no further than they reach', async () => {
  const top = (await read('head@gov-bns')).body;
  expect(top.office.agency.code).toBe('gov-bns');
  expect(top.trail).toHaveLength(1);
  expect(top.below.length).toBeGreaterThan(3);
  const below = top.below.find(({ below }: { below: boolean }) => below);
  expect((await read('head@gov-bns', { agency: below.agency.code })).status).toBe(200);
  const refused = await read('head@gov-is', { agency: 'gov-bns' });
  expect(refused.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
  expect((await read('agency_officer@gov-bns-lu-naser')).status).toBe(403);
});

test('pages of the offices below follow each other in the order of the registry', async () => {
  const all = (await read('supervisor@cabinet')).body;
  const [first] = all.below;
  const next = await read('supervisor@cabinet', { after: first.agency.code });
  const rest = codes(all.below).slice(1);
  expect(codes(next.body.below).slice(0, rest.length)).toEqual(rest);
  const wrong = await read('supervisor@cabinet', { after: 'nowhere' });
  expect(wrong.body.error).toMatchObject({ code: 'invalid_input', field: 'after' });
});

test('a month of which nothing is counted is told as such', async () => {
  const { body } = await read('head@gov-bns', { month: '2020-01' });
  expect(body).toMatchObject({ month: '2020-01', countedUntil: null });
  expect(body.office.values).toMatchObject({ acts: 0, people: 0, answered: 0 });
});
