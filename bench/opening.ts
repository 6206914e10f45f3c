/*
 * Opening a complaint at the desk: the request that brings it with all its parts, and those for what stands
 * beside it (notes, what is related), by somebody who reaches everything. Beside them stand the bare rows of the
 * same parts by their keys, whose statements travel together.
 */
import pg from 'pg';
import { type Measurement, resultOf } from './measurement.ts';
import type { Statement } from './reading/bare-process.ts';
import { readBeside } from './reading/beside.ts';
import { withFilledServer } from './reading/filled-server.ts';
import { signReadersIn } from './reading/readers.ts';

const opened = 400;

/** What a complaint shown whole is made of, by its number. */
const parts = [
  'SELECT * FROM complaints WHERE number = $1',
  'SELECT * FROM history_entries WHERE complaint_number = $1 ORDER BY seq',
  'SELECT * FROM history_words WHERE complaint_number = $1',
  'SELECT * FROM complainants WHERE complaint_number = $1',
  'SELECT * FROM uploads WHERE complaint_number = $1',
  'SELECT * FROM referrals WHERE complaint_number = $1',
  'SELECT * FROM replies WHERE complaint_number = $1',
  'SELECT * FROM reply_files WHERE complaint_number = $1',
  'SELECT * FROM evidence_items WHERE complaint_number = $1',
  'SELECT * FROM redactions WHERE complaint_number = $1',
  'SELECT number FROM complaints WHERE leading_number = $1',
];

export const opening: Measurement = ({ rounds, seconds, say }) =>
  withFilledServer(say, async ({ server, database, ctx, complaints }) => {
    const readers = await signReadersIn({ server, database, ctx, complaints });
    const { headers } = readers.find(({ name }) => name === 'root')!;
    const numbers = await someNumbers(database, opened);
    const at = (number: string, beside = '') => ({
      ...{ path: `/api/v1/complaints/${number}${beside}`, headers },
    });
    const { asked, bare } = await readBeside({
      ...{ url: server.url, database, rounds, seconds },
      requests: {
        whole: numbers.map((number) => at(number)),
        notes: numbers.map((number) => at(number, '/notes')),
        related: numbers.map((number) => at(number, '/related')),
      },
      readings: {
        whole: numbers.map((number) =>
          parts.map((text): Statement => ({ text, values: [number] })),
        ),
      },
    });
    const goal = { of: 'ratio', below: 2 } as const;
    const of = (name: string) => ({ unit: 'ms', values: asked[name]!, complaints });
    return [
      resultOf({
        ...{ ...of('whole'), name: 'opening a complaint with all its parts, p95' },
        ...{ ceilings: bare.whole!, goal },
      }),
      resultOf({ ...of('notes'), name: 'the notes beside it, p95' }),
      resultOf({ ...of('related'), name: 'what is related to it, p95' }),
    ];
  });

/** Of complaints wherever they are in their course. */
export async function someNumbers(database: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT number::text AS number FROM complaints
       WHERE number > (SELECT min(number) + (max(number) - min(number)) / 2 FROM complaints)
       ORDER BY number LIMIT $1`,
      [count],
    );
    return (rows as { number: string }[]).map(({ number }) => number);
  } finally {
    await client.end();
  }
}
