import type { Standing } from '@insaf/contract/standing.ts';
import { agencyIndex } from 'insaf-verify/command/agency-index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import {
  examiner,
  type Filed,
  file,
  judge,
  move,
  person,
  photo,
  reply,
} from '../../test/journey.ts';
import { endWaiting } from '../complaints/actions/end-waiting.ts';
import { countFigures } from '../figures/index.ts';
import { computeStandings } from './actions/compute-standings.ts';

/*
 * A quarter of local units, each of which is filed with, referred to, answers and is judged through the
 * routes while the clock goes on: five that work honestly, and five that know how figures are made to look
 * better than the work is.
 */

const count = 24;
const honest = [
  { code: 'gov-bns-lu-naser', settles: 22 },
  { code: 'gov-bns-lu-wasta', settles: 18 },
  { code: 'gov-bns-lu-beba', settles: 17 },
  { code: 'gov-is-lu-fayed', settles: 16 },
  { code: 'gov-is-lu-ismailia', settles: 15 },
] as const;
const gamers = {
  last_days: 'gov-bns-lu-ehnasia',
  one_text: 'gov-bns-lu-fashn',
  hands_back: 'gov-bns-lu-somosta',
  dismisses: 'gov-is-lu-qassasin',
} as const;
const tiny = 'gov-is-lu-abu-suwir';

let app: TestApp;
let standings: readonly Standing[];
beforeAll(async () => {
  app = await testApp();
  await playQuarter();
  await countFigures(app.ctx);
  await computeStandings(app.ctx);
  const query = 'period=2026-Q3&peers=local_unit&limit=200';
  const { body } = await app.call('GET', `/standings?${query}`, { as: 'supervisor@cabinet' });
  standings = body.standings;
}, 800_000);
afterAll(() => app.close());

const officerOf = (agency: string) => `agency_officer@${agency}`;
const on = (day: string, hour = 8) =>
  app.turnTo(new Date(`2026-${day}T${String(hour).padStart(2, '0')}:00:00Z`));
let told = 0;

/** A complaint that an agency has accepted. */
async function acceptedAt(agency: string): Promise<Filed> {
  const filed = await referredTo(agency);
  await move(app, officerOf(agency), filed, 'accept');
  return filed;
}

async function referredTo(agency: string): Promise<Filed> {
  const filed = await file(app);
  await move(app, examiner, filed, 'refer', { agency });
  return filed;
}

const places = 'السوق المدرسة المستشفى المسجد الموقف الحديقة الملعب المخبز'.split(' ');
const works = ['رُفعت القمامة', 'نُظف المكان وغُسل', 'نُقلت المخلفات إلى المدفن', 'وُضعت حاوية جديدة'];
/** Words of its own for each reply, as somebody writes who was there. */
function ownText(): string {
  told += 1;
  const at = places[told % 8];
  const beside = places[Math.floor(told / 8) % 8];
  return `${works[told % 3]} من أمام ${at} حتى ${beside}، ${works[Math.floor(told / 64) % 4]}.`;
}

async function settleAt(agency: string, filed: Filed, text: string, isConfirmed: boolean) {
  const evidence = [{ upload: await photo(app) }];
  await move(app, officerOf(agency), filed, 'replies', reply(evidence, { text }));
  await move(app, judge, filed, 'settle', {});
  if (isConfirmed) await person(app, filed, 'confirm', { grade: 4 });
}

const severally = <T>(times: number, make: () => Promise<T>): Promise<T[]> =>
  Array.from({ length: times }).reduce<Promise<T[]>>(
    async (all) => [...(await all), await make()],
    Promise.resolve([]),
  );

async function playQuarter(): Promise<void> {
  const dismissing = await examiningUnit(gamers.dismisses);
  on('07-05');
  const work = [];
  for (const { code, settles } of honest) {
    work.push({ code, settles, filed: await severally(count, () => acceptedAt(code)) });
  }
  const alike = await severally(count, () => acceptedAt(gamers.one_text));
  const [kept, ...handedBack] = await severally(count, () => referredTo(gamers.hands_back));
  const perfect = await acceptedAt(tiny);
  const unwanted = await severally(count, dismissing);
  on('07-06');
  const text = 'تم اتخاذ اللازم حيال موضوع الشكوى وإزالة أسبابها بمعرفة المختصين.';
  for (const filed of alike) await settleAt(gamers.one_text, filed, text, true);
  await settleAt(tiny, perfect, ownText(), true);
  for (const filed of handedBack) {
    await move(app, officerOf(gamers.hands_back), filed, 'hand-back', { reason: 'ليست لنا' });
  }
  await move(app, officerOf(gamers.hands_back), kept!, 'accept');
  await settleAt(gamers.hands_back, kept!, ownText(), true);
  for (const filed of unwanted) {
    const reason = { reason: 'inexact', explanation: 'لا يُعرف المكان' };
    await move(app, `examiner@${gamers.dismisses}`, filed, 'dismiss', reason);
  }
  for (const [at, day] of ['07-07', '07-08', '07-09', '07-12'].entries()) {
    on(day);
    for (const { code, settles, filed } of work) {
      for (const [which, each] of filed.slice(0, settles).entries()) {
        if (which % 4 === at) await settleAt(code, each, ownText(), which % 5 !== 4);
      }
    }
  }
  // Whoever wants to look busy at the month's end has it done on its last two working days.
  on('07-27');
  const late = await severally(count, () => acceptedAt(gamers.last_days));
  on('07-29');
  for (const filed of late) await settleAt(gamers.last_days, filed, ownText(), true);
  on('10-05');
  await endWaiting(app.ctx);
}

/** Has a unit examine what is filed within an initiative of its own. @returns how something is filed so */
async function examiningUnit(agency: string): Promise<() => Promise<Filed>> {
  const as = 'administrator@cabinet';
  const examines = await app.call('PATCH', `/agencies/${agency}`, { as, body: { examines: true } });
  const made = await app.call('POST', '/initiatives', {
    as,
    body: {
      ...{ code: 'street', nameAr: 'شارعنا', nameEn: 'Our street', supervisor: agency },
      ...{ purposeAr: 'لنظافة الشوارع', purposeEn: 'For clean streets' },
      ...{ firstDay: '2026-07-01', lastDay: null, open: true },
      ...{ kinds: [], channels: [], categories: [] },
    },
  });
  if (examines.status !== 200 || made.status !== 201) throw new Error(JSON.stringify(made.body));
  return () => file(app, { initiative: 'street' });
}

const of = (code: string) => standings.find(({ agency }) => agency.code === code)!;

test('all of them stand in one group, and an honest one is on top of it', () => {
  const codes = [...honest.map(({ code }) => code), ...Object.values(gamers), tiny];
  expect(new Set(standings.map(({ peers, size }) => `${peers} ${size}`)).size).toBe(1);
  expect(standings.map(({ agency }) => agency.code).sort()).toEqual(codes.sort());
  expect(standings[0]!.agency.code).toBe('gov-bns-lu-naser');
  expect(of('gov-bns-lu-naser').flags).toEqual([]);
});

describe.each(Object.entries(gamers))('an agency that looks better by %s', (flag, code) => {
  test('is told so beside its index, with how much was taken off for it', () => {
    const [raised] = of(code).flags;
    expect(raised).toMatchObject({ flag, of: count });
    expect(raised!.discount).toBeGreaterThan(0.2);
  });

  test('comes out below every one that works honestly', () => {
    const lowest = Math.min(...honest.map((each) => of(each.code).index!));
    expect(of(code).index!).toBeLessThan(lowest);
  });
});

test('one perfect case does not lift a tiny agency over the best, nor says for sure where it stands', () => {
  const small = of(tiny);
  expect(small).toMatchObject({ came: 1, flags: [], shares: { verified: { of: 1, good: 1 } } });
  expect(small.index!).toBeLessThan(of('gov-bns-lu-naser').index!);
  const width = (one: Standing) => one.high! - one.low!;
  expect(width(small)).toBeGreaterThan(width(of('gov-bns-lu-naser')));
  expect(small.worst! - small.best!).toBeGreaterThanOrEqual(3);
});

describe('what anyone may read of it', () => {
  const page = async (address: string, language: 'ar' | 'en' = 'en') =>
    browser(app, language).get(address);

  test('the page has the group with ranges and ranks, in both languages, and no script', async () => {
    const { status, html } = await page('/figures/index');
    const text = textOf(html);
    expect(status).toBe(200);
    expect(text).toContain('Third quarter of 2026');
    expect(text).toMatch(/Naser Centre and City \d+ (to \d+ )?of \d+/);
    expect(text).toContain('dismisses most of what comes');
    expect(html).not.toMatch(/style="|<script>/);
    expect(textOf((await page('/figures/index', 'ar')).html)).toContain('مؤشر أداء الجهات');
    expect(textOf((await page('/figures')).html)).toContain('Read the index');
  });

  test('an agency of few is neither on the page nor in the data, with the next to it by which it would be known', async () => {
    const data = (await app.http.inject('/figures/index/2026-Q3.csv')).body;
    expect(data).not.toContain(tiny);
    const named = new Set(data.split('\n').map((line) => line.split(',')[0]));
    expect(named.has('gov-bns-lu-naser')).toBe(true);
    const left = standings.filter(({ agency }) => !named.has(agency.code));
    expect(left.length).toBeGreaterThan(1);
    expect(textOf((await page('/figures/index')).html)).not.toContain('Abu Suwir');
  });

  test('from the open data anyone computes the very index of the page', async () => {
    const { body, headers } = await app.http.inject('/figures/index/2026-Q3.csv');
    expect(headers['access-control-allow-origin']).toBe('*');
    const printed = agencyIndex(body);
    const { html } = await page('/figures/index');
    const text = textOf(html);
    const line = printed.find((each) => each.startsWith('gov-bns-lu-naser '))!;
    const [, index, low, high] = /^\S+ ([\d.]+) \(([\d.]+)-([\d.]+)\)/.exec(line)!.map(Number);
    const shown = [index, low, high].map((number) => number!.toFixed(1));
    expect(text).toContain(`${shown[0]} ${shown[1]} – ${shown[2]}`);
  });

  test('the catalogue names it with a file that answers, and the dictionary all its columns', async () => {
    const datasets = (await app.http.inject('/figures/catalogue.jsonld')).json()['dcat:dataset'];
    const index = datasets.find(
      (each: Record<string, string>) => each['dct:identifier'] === 'index-2026-Q3',
    );
    const [one] = index['dcat:distribution'];
    const { pathname } = new URL(one['dcat:downloadURL']['@id']);
    const csv = await app.http.inject(pathname);
    expect(csv.statusCode).toBe(200);
    const { schema } = (await app.http.inject('/figures/index/dictionary.json')).json();
    const names = schema.fields.map(({ name }: { name: string }) => name);
    expect(names.join(',')).toBe(csv.body.split('\n')[0]);
  });

  test.each([
    '/figures/index?period=2026',
    '/figures/index?period=2026-Q4',
    '/figures/index?period=2026-Q5',
    '/figures/index/2026.csv',
    '/figures/index/2026-Q3',
    '/figures/index/2026-Q3.json',
  ])('%s is not over or not there, and says so as a page', async (address) => {
    const { status, html } = await page(address);
    expect(status).toBe(404);
    expect(html).toContain('<main');
  });
});
