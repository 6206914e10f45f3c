import { agencyIndex } from 'insaf-verify/command/agency-index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { answered, file, person, referred, settled } from '../../test/journey.ts';
import { countFigures } from '../figures/index.ts';
import { computeStandings } from './actions/compute-standings.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await file(app);
  await referred(app);
  await answered(app);
  await settled(app);
  await person(app, await settled(app), 'confirm', { grade: 3 });
  await countFigures(app.ctx);
  await computeStandings(app.ctx);
}, 120_000);
afterAll(() => app.close());

async function read(as: string | undefined, query: Record<string, string> = {}) {
  const path = `/standings?${new URLSearchParams(query)}`;
  return app.call('GET', path, as === undefined ? {} : { as });
}
const codes = (body: { standings: { agency: { code: string } }[] }) =>
  body.standings.map(({ agency }) => agency.code);

test('each night the index is computed of the running year and quarter, from what became of complaints', async () => {
  const { body } = await read('supervisor@cabinet');
  expect(body.periods).toEqual(['2026', '2026-Q3', '2026-Q2']);
  expect(body.period).toMatchObject({ name: '2026', from: '2026-01-01', until: '2026-07-05' });
  const unit = body.standings.find(
    ({ agency }: { agency: { code: string } }) => agency.code === 'gov-bns-lu-naser',
  );
  expect(unit).toMatchObject({
    ...{ peers: 'other', size: 'small', came: 4, complaints: 4 },
    shares: {
      verified: { of: 4, good: 2 },
      confirmed: { of: 1, good: 1 },
      in_time: { of: 4, good: 4 },
      upright: { of: 2, good: 2 },
      kept: { of: 4, good: 4 },
      proven: { of: 2, good: 2 },
    },
    time: { of: 4, settled: 2 },
    flags: [],
  });
  expect(unit.index).toBeGreaterThan(unit.low);
  expect(unit.high).toBeGreaterThan(unit.index);
});

test('a person reads of the agencies that they reach, in the same places', async () => {
  const all = await read('supervisor@cabinet');
  const branch = await read('supervisor@cabinet', { agency: 'gov-bns' });
  expect(codes(branch.body)).toContain('gov-bns-lu-naser');
  expect(codes(branch.body).every((code) => code.startsWith('gov-bns'))).toBe(true);
  expect(codes((await read('head@gov-bns')).body)).toEqual(codes(branch.body));
  expect(codes((await read('head@gov-is')).body)).toEqual([]);
  const some = codes(all.body).filter((code) => codes(branch.body).includes(code));
  expect(codes(branch.body)).toEqual(some);
  const refused = await read('head@gov-is', { agency: 'gov-bns' });
  expect(refused.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
  expect((await read('agency_officer@gov-bns')).status).toBe(403);
  expect((await read(undefined)).status).toBe(401);
});

test('pages follow each other without a gap, and kinds can be read alone', async () => {
  const all = codes((await read('supervisor@cabinet')).body);
  expect(all.length).toBeGreaterThan(1);
  const paged: string[] = [];
  let query: Record<string, string> = { limit: '1' };
  for (;;) {
    const { body } = await read('supervisor@cabinet', query);
    paged.push(...codes(body));
    if (body.next === null) break;
    query = { limit: '1', after: body.next };
  }
  expect(paged).toEqual(all);
  expect((await read('supervisor@cabinet', { peers: 'university' })).body.standings).toEqual([]);
});

test('what is not there is refused by its field', async () => {
  for (const [field, value] of [
    ['period', '1999'],
    ['period', '2026-Q5'],
    ['after', 'abc'],
    ['agency', 'nowhere'],
  ] as const) {
    const { status, body } = await read('supervisor@cabinet', { [field]: value });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error.field ?? body.error.fields?.[0]?.field).toBe(field);
  }
});

test('from the data anyone computes the very same index', async () => {
  const all = (await read('supervisor@cabinet', { limit: '200' })).body.standings;
  const data = await app.call('GET', '/standings/2026/data.csv', { as: 'supervisor@cabinet' });
  const printed = agencyIndex(String(data.body));
  expect(printed).toHaveLength(all.length);
  for (const { agency, index, low, high } of all) {
    const line = printed.find((each) => each.startsWith(`${agency.code} `));
    expect(line).toContain(index === null ? 'passes on' : `${index} (${low}-${high})`);
  }
});

test('the data of all agencies is for who reads the figures of all', async () => {
  const path = '/standings/2026/data.csv';
  expect((await app.call('GET', path, { as: 'head@gov-bns' })).status).toBe(403);
  expect((await app.call('GET', path)).status).toBe(401);
  const unknown = await app.call('GET', '/standings/1999/data.csv', { as: 'supervisor@cabinet' });
  expect(unknown.body.error).toMatchObject({ field: 'period' });
});

test('computing again replaces what there was, and waits while figures are counted again', async () => {
  const before = (await read('supervisor@cabinet')).body.standings;
  expect(await computeStandings(app.ctx)).toBeGreaterThan(0);
  expect((await read('supervisor@cabinet')).body.standings).toEqual(before);
  await app.database.pool.query('UPDATE figure_progress SET counting_after = 0');
  expect(await computeStandings(app.ctx)).toBe(0);
  expect((await read('supervisor@cabinet')).body.standings).toEqual(before);
});
