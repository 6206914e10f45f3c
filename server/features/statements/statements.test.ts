import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { answered, examiner, file, move, person, referred, settled } from '../../test/journey.ts';
import { callWith, issueKey } from '../../test/partner-keys.ts';
import { pdfRuns } from '../../test/pdf-text.ts';
import { countFigures } from '../figures/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await file(app, { channel: 'hotline' }, 'call_agent@system'); // nobody looks at it
  const back = await file(app);
  await move(app, examiner, back, 'refer', { agency: 'min-health' });
  await move(app, 'agency_officer@min-health', back, 'hand-back', { reason: 'ليست لنا' });
  await move(app, examiner, back, 'dismiss', { reason: 'inexact', explanation: 'بلا مكان' });
  await referred(app);
  await answered(app);
  await person(app, await settled(app), 'confirm', { grade: 5 });
  const toMinistry = await file(app);
  await move(app, examiner, toMinistry, 'refer', { agency: 'min-interior' });
  const asked = await file(app);
  await move(app, examiner, asked, 'ask', { question: 'أي شارع؟' });
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const month = '2026-07';
const reader = 'supervisor@cabinet';

async function ask(path: string, query: Record<string, string>, as: string | undefined = reader) {
  const address = `/figures/${path}?${new URLSearchParams(query)}`;
  return app.call('GET', address, as === '' ? {} : { as });
}
async function statement(query: Record<string, string>, as = reader) {
  const { status, body } = await ask('statement', query, as);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

test('a month that is running is said to be so, and the one that is over is told unless another is asked for', async () => {
  const running = await statement({ month });
  expect(running).toMatchObject({ over: false, top: true, below: true });
  expect(running.text.ar[0]).toContain('والشهر لم ينتهِ بعد');
  const usual = await statement({});
  expect(usual).toMatchObject({ over: true, now: { month: '2026-06', to: '2026-06-30' } });
  expect(usual).toMatchObject({ before: { month: '2026-05' }, lastYear: { month: '2025-06' } });
  expect(usual.text.ar).toHaveLength(1);
});

test('the four stand with both denominators, and what came back is counted once where it ended', async () => {
  const { now, ofReceived, ofReferred, groups } = await statement({ month });
  expect(now.figures).toEqual({
    ...{ received: 7, referred: 5, dismissed: 1, incomplete: 1, in_examination: 1 },
    ...{ answered: 2, removed: 2, verified: 1, confirmed: 1 },
  });
  expect(ofReceived.verified).toEqual({ numerator: 1, denominator: 7, percent: 14.3 });
  expect(ofReferred.verified).toEqual({ numerator: 1, denominator: 5, percent: 20 });
  expect(
    groups.map(({ group, share }: { group: string; share: { numerator: number } }) => [
      group,
      share.numerator,
    ]),
  ).toEqual([
    ['governorate', 3],
    ['ministry', 1],
    ['system_office', 1],
  ]);
});

test('the queries of the documentation give the figures and the shares that the statement tells', async () => {
  const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');
  const queries = [...page.matchAll(/^```sql\n(.*?)^```$/gms)].map(([, query]) => query!);
  const client = await app.database.pool.connect();
  try {
    await client.query('BEGIN');
    for (const view of queries.filter((query) => query.includes('CREATE TEMP VIEW'))) {
      await client.query(view);
    }
    const of = async (name: string) => {
      const found = queries.find((query) => query.startsWith(`-- statement ${name}\n`))!;
      return (await client.query(found)).rows;
    };
    const told = await statement({ month });
    const { received, referred: sent, dismissed, incomplete } = told.now.figures;
    expect(await of('figures')).toEqual([
      Object.fromEntries(
        Object.entries({ received, referred: sent, dismissed, incomplete }).map(([name, count]) => [
          name,
          String(count),
        ]),
      ),
    ]);
    const groups = told.groups.map(
      ({ group, share }: { group: string; share: { numerator: number } }) => ({
        ...{ group, referred: String(share.numerator) },
      }),
    );
    expect(await of('groups')).toEqual(expect.arrayContaining(groups));
    expect(await of('groups')).toHaveLength(groups.length);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

describe('who reads it', () => {
  test('a governorate reads its own, of the agencies right below it, and no other', async () => {
    const own = await statement({ month }, 'head@gov-bns');
    expect(own).toMatchObject({ agency: { code: 'gov-bns' }, top: false, below: true });
    expect(own.now.figures).toMatchObject({ received: 3, referred: 3 });
    expect(own.groups).toEqual([
      expect.objectContaining({
        group: 'local_unit',
        share: expect.objectContaining({ numerator: 3 }),
      }),
    ]);
    expect(own.leading).toMatchObject({
      group: null,
      agencies: [{ agency: { code: 'gov-bns-lu-naser' } }],
    });
    expect(own.text.ar.join()).toContain('محافظة بني سويف');
    const other = await ask('statement', { month, agency: 'gov-bns' }, 'head@gov-is');
    expect(other.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
    expect((await ask('statement', { month }, 'agency_officer@gov-bns')).status).toBe(403);
    expect((await ask('statement', { month }, '')).status).toBe(401);
  });

  test('a partner with a key reads and lists it, and gets neither workbook nor paper', async () => {
    const { key } = await issueKey(app, { permissions: ['readFigures'] });
    const get = (path: string) => callWith(app, key, 'GET', `/figures/${path}?month=${month}`);
    expect((await get('statement')).body).toMatchObject({
      ...{ agency: { code: 'gov-bns-lu-naser' }, now: { figures: { received: 3 } } },
    });
    expect((await get('statement.csv')).status).toBe(200);
    for (const path of ['statement.xlsx', 'statement.pdf']) {
      expect((await get(path)).status).toBe(403);
    }
  });

  test.each([
    [{ month: '2026-08' }, 'invalid_input', 'month'],
    [{ month: '1899-12' }, 'invalid_input', 'month'],
    [{ agency: 'nowhere' }, 'unknown_agency', 'agency'],
  ])('what there is no statement of is refused by its field: %j', async (query, code, field) => {
    const { status, body } = await ask('statement', query as Record<string, string>);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, field });
  });

  test('a month that is none is refused by its field', async () => {
    const { status, body } = await ask('statement', { month: '2026-13' });
    expect(status).toBe(400);
    expect(JSON.stringify(body.error)).toContain('month');
  });
});

describe('taken along', () => {
  test('the list has a line for each number with what it is a share of', async () => {
    const { body, headers } = await ask('statement.csv', { month });
    expect(headers['content-disposition']).toContain('statement-cabinet-2026-07.csv');
    const lines = String(body).trim().split('\n');
    expect(lines[0]).toBe('month,part,code,name_ar,name_en,figure,count,of,percent');
    expect(lines.find((line) => /,whole,.*,referred,/.test(line))).toMatch(/,5,7,71.4$/);
    expect(lines).toContain('2026-07,group,governorate,,,referred,3,5,60');
  });

  test('the workbook reads from right to left and holds numbers and the words', async () => {
    const { raw } = await ask('statement.xlsx', { month, language: 'ar' });
    const files = unzipSync(raw);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('<v>7</v>');
    expect(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain(
      'تلقت منظومة الشكاوى الحكومية',
    );
  });

  test('the paper says the month, the words and that the month is running', async () => {
    const { raw, status, headers } = await ask('statement.pdf', { month, language: 'en' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    const text = pdfRuns(raw).join('|');
    expect(text).toContain('July 2026');
    expect(text).toContain('Monthly statement');
    expect(text).toContain('71.4%');
    expect(text).toContain('not over');
  });
});
