/*
 * An officer's queue over HTTP, one request after the other on one connection: the first page, the second, the
 * fiftieth and the last lists of the desk, by readers of every reach. Beside each page stand as many whole rows
 * as a page shows, read straight from the index of what an agency holds or of a status, where the page begins.
 */
import pg from 'pg';
import { viewsFor } from '../server/features/queue/rules/views-for.ts';
import { type Measurement, type Result, resultOf } from './measurement.ts';
import type { Statement } from './reading/bare-process.ts';
import { type Found, readBeside } from './reading/beside.ts';
import { type Asked, openConnection, requestOf } from './reading/connection.ts';
import { withFilledServer } from './reading/filled-server.ts';
import { type Reader, signReadersIn } from './reading/readers.ts';

const shown = 50;
const farPage = 50;
const below = { of: 'ratio', below: 2 } as const;

/** What narrows a list besides the standing views. */
type Filters = Readonly<Record<string, string>>;

export const queue: Measurement = ({ rounds, seconds, say }) =>
  withFilledServer(say, async (filled) => {
    const readers = await signReadersIn(filled);
    const filters = await filtersOf(filled.database);
    const results: Result[] = [];
    for (const reader of readers) {
      const requests = await pagesOf(filled.server.url, reader, filters);
      const { url } = filled.server;
      const { asked, bare } = await readBeside({
        ...{ url, database: filled.database, requests, rounds, seconds },
        readings: { page: [[rangeOf(reader)]] },
      });
      results.push(...resultsOf(reader, asked, bare.page!, say));
    }
    return results.map((result) => ({ ...result, complaints: filled.complaints }));
  });

/** A line for each page, and one for the slowest of the other lists. */
function resultsOf(
  reader: Reader,
  asked: Found,
  ceilings: readonly number[],
  say: (line: string) => void,
): Result[] {
  const names = Object.keys(asked);
  const of = (name: string, words: string) =>
    resultOf({
      name: `queue of ${reader.name}, ${words}, p95`,
      ...{ unit: 'ms', values: asked[name]!, ceilings, goal: below },
    });
  const pages = names.filter((name) => name.startsWith('page '));
  const lists = names
    .filter((name) => !name.startsWith('page '))
    .map((name) => of(name, name))
    .sort((a, b) => b.value - a.value);
  for (const { name, value, ratio } of lists) {
    say(`  ${name}: ${value.toFixed(2)} ms (${ratio!.toFixed(2)})`);
  }
  const slowest = lists[0]!;
  return [...pages.map((name) => of(name, name)), slowest];
}

/** Requests for the pages of all that is open, and for each list of the desk. */
async function pagesOf(
  url: string,
  { headers, permissions }: Reader,
  filters: Filters,
): Promise<Record<string, Asked[]>> {
  const path = (query: string) => `/api/v1/complaints?${query}`;
  const open = 'status=received,incomplete,referred,in_progress,answered';
  const connection = await openConnection(url);
  const pages: Record<string, Asked[]> = { 'page 1': [{ path: path(open), headers }] };
  let after: string | null = null;
  for (let page = 1; page < farPage; page += 1) {
    const query: string = after === null ? open : `${open}&after=${encodeURIComponent(after)}`;
    const { status, text } = await connection.ask(requestOf({ path: path(query), headers }));
    if (status !== 200) throw new Error(`${query}: ${status} ${text}`);
    after = (JSON.parse(text) as { next: string | null }).next;
    if (after === null) break;
    if (page === 1 || page === farPage - 1) {
      const next = `${open}&after=${encodeURIComponent(after)}`;
      pages[`page ${page + 1}`] = [{ path: path(next), headers }];
    }
  }
  connection.close();
  const lists = { ...filters };
  for (const { key, query } of viewsFor(permissions)) lists[key] = query;
  for (const [name, query] of Object.entries(lists)) {
    pages[name] = [{ path: path(query), headers }];
  }
  pages['how much is in each view'] = [{ path: '/api/v1/queue', headers }];
  return pages;
}

/** What officers narrow a list by, each to what is neither the most nor the least. */
async function filtersOf(database: string): Promise<Filters> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const one = async (text: string) => (await client.query(text)).rows[0]?.code as string;
  try {
    const category = await one(`SELECT code FROM categories ORDER BY id OFFSET 5 LIMIT 1`);
    const place = await one(
      `SELECT code FROM places WHERE kind = 'governorate' ORDER BY id LIMIT 1`,
    );
    const open = 'status=received,incomplete,referred,in_progress,answered';
    return {
      everything: '',
      'one category': `${open}&category=${category}`,
      'one place': `${open}&place=${place}`,
      'one channel': `${open}&channel=email`,
      'one kind': `${open}&kind=violation`,
      'both category and place': `category=${category}&place=${place}`,
      'of a month': 'receivedFrom=2026-02-01&receivedTo=2026-02-28',
      'words of the text': `words=${encodeURIComponent('المدرسة')}`,
      closed: 'status=closed',
      urgent: `${open}&urgent=true`,
    };
  } finally {
    await client.end();
  }
}

/** As many whole rows as a page shows, as one range of an index. */
function rangeOf({ name, agency }: Reader): Statement {
  const own = name === 'officer of a small agency';
  const status = own ? 'closed' : 'in_progress';
  return {
    text: `SELECT * FROM complaints WHERE status = $1 ${own ? 'AND holder_id = $2' : ''}
      ORDER BY turn_at, number LIMIT ${shown + 1}`,
    values: own ? [status, agency.id] : [status],
  };
}
