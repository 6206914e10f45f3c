import type { Finding, Findings } from '@insaf/contract/findings.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { beba } from '../../test/causes.ts';
import {
  centre,
  centreJudge,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  photo,
  reply,
  settled,
} from '../../test/journey.ts';
import { countFigures } from '../figures/index.ts';

/*
 * Two weeks of two units. In both, all that comes is settled on the day; but in the second one unit's replies are
 * sent back twice before they do.
 */

let app: TestApp;
const weeks = {
  before: { from: '2026-07-12', to: '2026-07-18' },
  now: { from: '2026-07-19', to: '2026-07-25' },
};
const things = ['waste', 'street-lighting', 'street-occupation', 'road-damage'];
const units = { 'gov-bns-lu-naser': naser, 'gov-bns-lu-beba': beba } as const;
type Unit = keyof typeof units;

beforeAll(async () => {
  app = await testApp();
  await file(app); // figures begin before what is compared
  app.turnTo(new Date('2026-07-13T06:00:00Z'));
  await work(10, () => 0);
  app.turnTo(new Date('2026-07-20T06:00:00Z'));
  await work(10, (unit) => (unit === 'gov-bns-lu-naser' ? 2 : 0));
  app.turnTo(new Date('2026-08-05T06:00:00Z'));
  await countFigures(app.ctx);
}, 480_000);
afterAll(() => app.close());

/** So many complaints for each unit about four things in turn, settled after so many returns. */
async function work(complaints: number, returns: (unit: Unit) => number): Promise<void> {
  for (const unit of Object.keys(units) as Unit[]) {
    for (let no = 0; no < complaints; no += 1) await oneOf(unit, no, returns(unit));
  }
}

async function oneOf(unit: Unit, no: number, returns: number): Promise<Filed> {
  const filed = await file(app, { category: things[no % things.length] });
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-tech-centre' });
  await move(app, centre, filed, 'refer', { agency: unit });
  await move(app, units[unit], filed, 'accept');
  const answer = async () => {
    app.pass({ minutes: 1 });
    await move(app, units[unit], filed, 'replies', reply([{ upload: await photo(app) }]));
  };
  for (let returned = 0; returned < returns; returned += 1) {
    await answer();
    await move(app, centreJudge, filed, 'return-reply', { reason: 'الصورة لا تُظهر المكان' });
  }
  await answer();
  await move(app, centreJudge, filed, 'settle', {});
  return filed;
}

async function read(query: Record<string, string>, as: string | null = 'head@gov-bns') {
  const path = `/figures/review/findings?${new URLSearchParams(query)}`;
  return app.call('GET', path, as === null ? {} : { as });
}
async function found(query: Record<string, string>, as?: string): Promise<Findings> {
  const { status, body } = await read(query, as);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}
const keys = ({ findings }: Findings) => findings.map(({ key }: Finding) => key);

describe('a change that was made in one agency', () => {
  test('is found, with its numbers and chance, and no other', async () => {
    const all = await found({ ...weeks.now, agency: 'gov-bns' });
    expect(keys(all)).toEqual(['returned_more:gov-bns-lu-naser::']);
    expect(all.looked).toBeGreaterThan(5);
    const [change] = all.findings;
    expect(change).toMatchObject({
      ...{ side: 'obstacle', rule: 'returned_more', category: null, place: null },
      agency: { code: 'gov-bns-lu-naser' },
      numbers: { count: 20, of: 30, countBefore: 0, ofBefore: 10 },
      days: { ...weeks.now, beforeFrom: weeks.before.from, beforeTo: weeks.before.to },
      behind: {
        page: 'complaints',
        query: { agency: 'gov-bns-lu-naser', basis: 'events', figure: 'returned', ...weeks.now },
      },
    });
    expect(change!.chance).toBeGreaterThan(0);
    expect(change!.chance).toBeLessThan(0.05);
  });

  test('is found in the agency alone as well, and by the tree of today', async () => {
    for (const more of [{ agency: 'gov-bns-lu-naser' }, { agency: 'gov-bns', tree: 'today' }]) {
      const all = await found({ ...weeks.now, ...(more as Record<string, string>) });
      expect(keys(all)).toContain('returned_more:gov-bns-lu-naser::');
      expect(keys(all).filter((key) => key.includes('beba'))).toEqual([]);
    }
  });

  test('leads to as many acts as it counts', async () => {
    const [change] = (await found({ ...weeks.now, agency: 'gov-bns' })).findings;
    const drill = `/figures/review/complaints?${new URLSearchParams(change!.behind!.query)}`;
    const { status, body } = await app.call('GET', drill, { as: 'head@gov-bns' });
    expect(status).toBe(200);
    expect(body.total).toBe(20);
  });

  test('is none where there is no whole period before', async () => {
    const { findings, looked } = await found({ from: '2026-07-05', to: '2026-07-18' });
    expect(findings).toEqual([]);
    expect(looked).toBe(0);
  });

  test('is none of a period that has not begun', async () => {
    expect(await found({ from: '2026-09-01', to: '2026-09-30' })).toEqual({
      ...{ findings: [], looked: 0 },
    });
  });

  test('is not told while figures are counted from the beginning', async () => {
    await app.database.pool.query('UPDATE figure_progress SET counting_after = 0');
    const none = await found({ ...weeks.now, agency: 'gov-bns' });
    await app.database.pool.query('UPDATE figure_progress SET counting_after = NULL');
    expect(none).toEqual({ findings: [], looked: 0 });
  });
});

describe('who asks', () => {
  test('reads of agencies within reach alone, and a name of a field that is wrong', async () => {
    expect((await read(weeks.now, null)).status).toBe(401);
    expect((await read(weeks.now, 'agency_officer@gov-bns')).status).toBe(403);
    const other = await read({ ...weeks.now, agency: 'gov-bns' }, 'head@gov-is');
    expect(other.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
    expect(keys(await found(weeks.now, 'head@gov-is'))).toEqual([]);
    const wrong = await read({ from: '2026-07-05', to: '2026-07-01' });
    expect(JSON.stringify(wrong.body.error)).toContain('"to"');
  });
});

describe('what is so in the period itself', () => {
  const week = { from: '2026-08-09', to: '2026-08-15', agency: 'gov-bns' };

  test('is told: what came back, whose appeals were upheld, and photos used before', async () => {
    app.turnTo(new Date('2026-08-10T06:00:00Z'));
    const used = await photo(app, { seed: 77 });
    for (let no = 0; no < 3; no += 1) {
      const filed = await settled(app);
      app.pass({ hours: 1 });
      await person(app, filed, 'appeal', { reason: 'عادت القمامة' });
      await move(app, 'head@gov-bns', filed, 'refer', { agency: 'gov-bns-lu-naser' });
      await move(app, naser, filed, 'accept');
      const again = no === 0 ? used : await photo(app, { seed: 77 });
      await move(app, naser, filed, 'replies', reply([{ upload: again }]));
    }
    app.turnTo(new Date('2026-08-20T06:00:00Z'));
    await countFigures(app.ctx);
    const all = await found(week);
    const numbersOf = (rule: string) => all.findings.find((each) => each.rule === rule)?.numbers;
    expect(numbersOf('appeals_upheld')).toEqual({ count: 3, appealed: 3 });
    expect(numbersOf('reopened_soon')).toEqual({ count: 3, settled: 3, within: 30 });
    expect(numbersOf('photos_reused')).toEqual({ count: 2 });
    expect(new Set(all.findings.map(({ agency }) => agency?.code))).toEqual(
      new Set(['gov-bns-lu-naser']),
    );
    const listed = all.findings.flatMap(({ behind }) => (behind === null ? [] : [behind.query]));
    expect(listed).toHaveLength(2);
    for (const query of listed) {
      const path = `/figures/review/complaints?${new URLSearchParams(query)}`;
      const { body } = await app.call('GET', path, { as: 'head@gov-bns' });
      expect(body.total).toBe(3);
    }
  });
});
