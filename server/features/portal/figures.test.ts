import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { examiner, file, move } from '../../test/journey.ts';
import { countFigures } from '../figures/index.ts';

let app: TestApp;

type Row = Record<string, string>;

async function csvRows(): Promise<Row[]> {
  return parse<Row>((await app.http.inject('/figures/2026.csv')).body, {
    bom: true,
    columns: true,
  });
}

beforeAll(async () => {
  app = await testApp();
  expect((await browser(app, 'en').get('/figures')).html).toContain(
    'There is nothing to publish yet',
  );
  // July: twelve of Naser, six of Fayed, of which three by telephone; two of nowhere.
  for (let count = 0; count < 12; count += 1) {
    const filed = await file(app);
    if (count < 7) await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    const dismissed = { reason: 'inexact', explanation: 'لا تكفي البيانات' };
    if (count > 9) await move(app, examiner, filed, 'dismiss', dismissed);
  }
  const byTelephone = [{ channel: 'hotline' }, 'call_agent@system'] as const;
  for (let count = 0; count < 6; count += 1) {
    const there = { place: 'eg-is-fayed', position: undefined, category: 'power-outage' };
    await (count < 3
      ? file(app, there)
      : file(app, { ...there, ...byTelephone[0] }, byTelephone[1]));
  }
  for (let count = 0; count < 2; count += 1)
    await file(app, { place: undefined, position: undefined });
  app.pass({ days: 28 });
  // August is not over.
  for (let count = 0; count < 9; count += 1) await file(app);
  await countFigures(app.ctx, { wait: true });
});
afterAll(() => app.close());

async function page(address: string, language: 'ar' | 'en' = 'en') {
  return browser(app, language).get(address);
}

test('anyone reads what became of the months that are over, with what each share is of', async () => {
  const text = textOf((await page('/figures')).html);
  expect(text).toContain('Figures of 2026');
  expect(text).toContain('From July 2026 to July 2026');
  expect(text).toMatch(/Received 20 100%/);
  expect(text).toMatch(/Dismissed 2 10%/);
  expect(text).toMatch(/Referred to an agency 7 35%/);
  expect(text).toContain('0% of 20 received');
  expect(text).toContain('0% of 7 referred');
});

test('in Arabic, with the digits that were chosen, and without one style or script in the page', async () => {
  const reader = browser(app, 'ar');
  await reader.get('/digits?to=arab&back=/figures');
  const { html } = await reader.get('/figures');
  expect(textOf(html)).toContain('أرقام المنظومة في ٢٠٢٦');
  expect(textOf(html)).toMatch(/وردت ٢٠/);
  expect(html).not.toMatch(/style="|<script>/);
});

test('a governorate of few is hidden, with another by which it could be worked out', async () => {
  const rows = await csvRows();
  const places = rows.filter(({ part }) => part === 'place');
  expect(places.map(({ code, received, hidden }) => [code, received, hidden])).toEqual([
    ['eg-bns', '12', 'false'],
    ['eg-is', '', 'true'],
    ['none', '', 'true'],
  ]);
  const text = textOf((await page('/figures')).html);
  expect(text).toContain('Beni Suef 12 7 0 0 0 0 10');
  expect(text).toContain('2 more have too few to publish');
  expect(text).not.toContain('Ismailia');
});

test('the open data adds up to the page in each of its forms', async () => {
  const csv = await csvRows();
  const json = (await app.http.inject('/figures/2026.json')).json();
  const file = (await app.http.inject('/figures/2026.parquet')).rawPayload;
  const bytes = file.buffer.slice(
    file.byteOffset,
    file.byteOffset + file.byteLength,
  ) as ArrayBuffer;
  const parquet = await parquetReadObjects({ file: bytes });
  expect(parquet).toEqual(json.rows);
  const asText = (value: unknown) => (value === null ? '' : String(value));
  expect(csv).toEqual(
    json.rows.map((row: object) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])),
    ),
  );
  const all = json.rows.filter(({ part }: { part: string }) => part === 'all');
  expect(all).toMatchObject([{ month: '2026-07', received: 20, dismissed: 2, referred: 7 }]);
  const { schema } = (await app.http.inject('/figures/dictionary.json')).json();
  expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(
    Object.keys(json.rows[0]),
  );
});

test('the catalogue names each year with its files, their licence, and addresses that answer', async () => {
  const reply = await app.http.inject('/figures/catalogue.jsonld');
  expect(reply.headers['content-type']).toContain('application/ld+json');
  const [dataset, ...others] = reply.json()['dcat:dataset'];
  expect(others).toEqual([]);
  expect(dataset['dcat:distribution']).toHaveLength(3);
  for (const one of dataset['dcat:distribution']) {
    const { pathname } = new URL(one['dcat:downloadURL']['@id']);
    const { statusCode, headers } = await app.http.inject(pathname);
    expect(statusCode).toBe(200);
    expect(one['dcat:mediaType']['@id']).toContain(String(headers['content-type']).split(';')[0]);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(one['dct:license']['@id']).toBe('https://creativecommons.org/licenses/by/4.0/');
  }
});

test.each([
  '/figures?year=2025',
  '/figures?year=1',
  "/figures?year=2026'",
  '/figures?year=2026&year=2025',
  '/figures/2025.csv',
  '/figures/2026.xml',
  '/figures/2026',
  '/figures/..%2f2026.csv',
])('%s is not there, and says so as a page', async (address) => {
  const { status, html } = await page(address);
  expect(status).toBe(404);
  expect(html).toContain('<main');
});
