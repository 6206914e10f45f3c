import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { inStatus, staffOf } from '../../../test/in-status.ts';
import { examiner, file, judge, move, naser, referred } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Row = { number: string; dueAt: string | null; status: string };

/** All pages, one after the other. */
async function listAll(as: string, query: Record<string, string> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const asked: URLSearchParams = new URLSearchParams({
      ...query,
      ...(after === '' ? {} : { after }),
    });
    const page = await app.call('GET', `/complaints?${asked}`, { as });
    if (page.status !== 200) throw new Error(JSON.stringify(page.body));
    rows.push(...page.body.complaints);
    after = page.body.next;
    if (rows.length > 2000) throw new Error('the pages have no end');
  }
  return rows;
}

const numbersOf = (rows: readonly Row[]) => rows.map(({ number }) => number);
const inOrder = (rows: readonly Row[]) =>
  numbersOf([...rows].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)));
/** What falls due first, then by number; what has no due time last. */
const orderOf = ({ dueAt, number }: Row) => `${dueAt ?? '~'} ${number}`;

describe('the pages', () => {
  test('show everything once, in order, though many fall due at the same instant', async () => {
    const filed = await Promise.all(Array.from({ length: 40 }, () => file(app)));
    app.pass({ minutes: 7 });
    const others = await Promise.all(Array.from({ length: 10 }, () => file(app)));
    for (const each of others.slice(0, 4)) {
      await move(app, examiner, each, 'ask', { question: 'أين؟' });
    }
    const all = [...filed, ...others].map(({ number }) => number).sort();
    for (const limit of ['1', '7', '50', '200']) {
      const rows = await listAll(examiner, { limit });
      expect(numbersOf(rows).sort(), `${limit} a page`).toEqual(all);
      expect(numbersOf(rows), `${limit} a page`).toEqual(inOrder(rows));
    }
  });

  test('lose and repeat nothing where instants differ by less than JavaScript can tell', async () => {
    const agency = 'gov-bns-lu-ehnasia';
    const numbers = [];
    for (let i = 0; i < 12; i++) {
      const filed = await file(app);
      await move(app, examiner, filed, 'refer', { agency });
      numbers.push(filed.number);
      await app.database.pool.query(
        `UPDATE complaints SET due_at = '2026-07-20T09:00:00.123Z'::timestamptz
           + make_interval(secs => $2::float8 / 1e6) WHERE number = $1`,
        [filed.number, (i % 4) * 250],
      );
    }
    const rows = await listAll(`head@${agency}`, { limit: '1' });
    expect(numbersOf(rows).sort()).toEqual(numbers.sort());
  });

  test('go on where they were when what was shown last is gone meanwhile', async () => {
    const agency = 'gov-bns-lu-wasta';
    const officer = `agency_officer@${agency}`;
    for (let i = 0; i < 6; i++) {
      await move(app, examiner, await file(app), 'refer', { agency });
    }
    const first = await app.call('GET', '/complaints?limit=3', { as: officer });
    const shown: Row[] = first.body.complaints;
    const last = shown.at(-1)!;
    await move(app, officer, { ...last, code: '' }, 'hand-back', { reason: 'ليس لنا' });
    const second = await app.call('GET', `/complaints?limit=50&after=${first.body.next}`, {
      as: officer,
    });
    const both = [...numbersOf(shown), ...numbersOf(second.body.complaints)];
    expect(new Set(both).size).toBe(6);
  });
});

describe('the list', () => {
  test('shows each reader what they can open, and nothing else', async () => {
    for (const status of ['received', 'referred', 'answered', 'settled', 'joined'] as const) {
      await inStatus(app, status);
    }
    await file(app, {}, 'counter_clerk@gov-is');
    await file(app, {}, 'counter_clerk@gov-bns-tech-centre');
    const { rows } = await app.database.pool.query('SELECT number, holder_path FROM complaints');
    for (const as of [
      naser,
      examiner,
      'head@gov-bns',
      'judge@gov-bns-tech-centre',
      'head@gov-is',
    ]) {
      const listed = numbersOf(await listAll(as, { limit: '200' }));
      for (const number of listed) {
        expect((await app.call('GET', `/complaints/${number}`, { as })).status, as).toBe(200);
      }
      expect(listed.length, as).toBeLessThan(rows.length);
    }
  });

  test('to judge holds what waits for the reader’s judgement, and only for a judge', async () => {
    const filed = await inStatus(app, 'answered');
    const mine = await listAll('judge@gov-bns-tech-centre', { toJudge: 'true' });
    expect(numbersOf(mine)).toContain(filed.number);
    expect(mine.every(({ status }) => status === 'answered')).toBe(true);
    for (const as of [naser, judge, 'supervisor@gov-bns-tech-centre']) {
      expect(numbersOf(await listAll(as, { toJudge: 'true' })), as).not.toContain(filed.number);
    }
  });

  test('is narrowed by status, subject and agency, and never widened by them', async () => {
    await referred(app);
    const referredOnes = await listAll(staffOf.governorate, { status: 'referred', limit: '200' });
    expect(new Set(referredOnes.map(({ status }) => status))).toEqual(new Set(['referred']));
    const inNaser = await listAll(staffOf.governorate, { agency: 'gov-bns-lu-naser' });
    expect(inNaser.length).toBeGreaterThan(0);
    expect(await listAll('head@gov-is', { agency: 'gov-bns' })).toEqual([]);
    expect(await listAll(naser, { agency: 'gov-bns-lu-beba' })).toEqual([]);
    expect(await listAll(naser, { category: 'gas-leak' })).toEqual([]);
  });

  test('shows at most 160 letters of a text, cut between letters', async () => {
    const filed = await file(app, { text: `${'ش'.repeat(159)}👨🏽‍⚕️ثم بقية النص` });
    const rows = await listAll(examiner, { limit: '200' });
    const { summary } = rows.find(({ number }) => number === filed.number) as never as {
      summary: string;
    };
    expect([...summary]).toHaveLength(160);
    expect(summary.isWellFormed()).toBe(true);
  });
});

describe('refuses, naming the field,', () => {
  const number = numberFrom('10000000000');
  const wrong: [query: string, field: string][] = [
    ['after=nothing', 'after'],
    [`after=${encodeURIComponent('-271821-04-20T00:00:00.000Z')}~${number}`, 'after'],
    [`after=${encodeURIComponent('+275760-09-13T00:00:00.000Z')}~${number}`, 'after'],
    [`after=yesterday~${number}`, 'after'],
    ['after=~12', 'after'],
    [`after=2026-13-45T99:99:99.999999Z~${number}`, 'after'],
    [`after=2026-02-30T09:00:00.000000Z~${number}`, 'after'],
    [`after=2026-07-05T09:00:00.000Z~${number}`, 'after'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=many', 'limit'],
    ['status=pending', 'status'],
    ['agency=nobody', 'agency'],
    ['category=nothing', 'category'],
    ['category=%00', 'category'],
    ['toJudge=perhaps', 'toJudge'],
    ['order=name', 'order'],
  ];
  test.for(wrong)('%s', async ([query, field]) => {
    const answer = await app.call('GET', `/complaints?${query}`, { as: examiner });
    expect(answer.status).toBe(400);
    expect(answer.body.error.field).toBe(field);
  });
});
