/*
 * The ceiling of filing: the same rows put straight into the same PostgreSQL, one complaint a
 * transaction, over so many connections.
 *
 * The rows are those of complaints that the server has filed, with another number: so they stay the same
 * rows however filing changes. Columns that are null are left out. Every statement is prepared, and the
 * statements of a transaction travel together (pipeline mode), so that a transaction costs one round
 * trip. Jobs are put into their table without telling the workers, because telling them (NOTIFY) makes
 * transactions commit one after the other. It could hardly be done faster from this language. What is
 * not there is HTTP, the reading and checking of what was sent, sealing and hashing.
 */
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { answerTasks } from '../worker.ts';

export type StraightTask = { url: string; connections: number; seconds: number };
export type Straight = { perSecond: number };

/** One statement of a filing; `numberAt` says which parameter is the complaint's number. */
type Statement = { name: string; text: string; values: unknown[]; numberAt: number | null };

const samples = 100;
const kept = new Map<string, Promise<Statement[][]>>();

answerTasks<StraightTask, Straight>(async ({ url, connections, seconds }) => {
  const clients = await Promise.all(Array.from({ length: connections }, () => open(url)));
  let filings = kept.get(url);
  if (filings === undefined) {
    filings = readFilings(clients[0]!);
    kept.set(url, filings);
  }
  const all = await filings;
  let filed = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        await file(client, all[filed % all.length]!);
        filed += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: filed / took };
});

/** Every value as PostgreSQL writes it, to be sent back as it came. */
const asWritten = {
  getTypeParser: () => (value: string) => value,
} as unknown as pg.CustomTypesConfig;

async function open(url: string): Promise<pg.Client> {
  const options = '-c role=insaf_app -c TimeZone=UTC';
  const client = new pg.Client({
    connectionString: url,
    options,
    types: asWritten,
    pipeline: true,
  });
  await client.connect();
  return client;
}

async function file(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  const number = randomInt(100_000_000_000, 281_474_976_710_655) % 900_000_000_000;
  const fresh = String(100_000_000_000 + number);
  await Promise.all([
    client.query('BEGIN'),
    ...statements.map(({ name, text, values, numberAt }) =>
      client.query({
        name,
        text,
        values: numberAt === null ? values : values.with(numberAt, fresh),
      }),
    ),
    client.query('COMMIT'),
  ]);
}

/** The rows of complaints that the server filed last, as the statements that would put them in. */
async function readFilings(client: pg.Client): Promise<Statement[][]> {
  const { rows } = await client.query(
    'SELECT number FROM complaints ORDER BY received_at DESC LIMIT $1',
    [samples],
  );
  const filings: Statement[][] = [];
  for (const { number } of rows as { number: string }[]) {
    const rowsOf = async (table: string, column: string) => {
      // What PostgreSQL derives from the other columns cannot be put in.
      const { rows: given } = await client.query(
        `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      );
      const text = `SELECT ${given[0].columns} FROM ${table} WHERE ${column} = $1`;
      return (await client.query(text, [number])).rows as Record<string, string | null>[];
    };
    const [complaint] = await rowsOf('complaints', 'number');
    const history = await rowsOf('history_entries', 'complaint_number');
    const complainants = await rowsOf('complainants', 'complaint_number');
    const notices = await rowsOf('notices', 'complaint_number');
    const { rows: jobs } = await client.query(jobsOf, [number]);
    filings.push([
      insertion('complaints', complaint!, 'number'),
      ...history.map((row) => insertion('history_entries', row, 'complaint_number')),
      ...complainants.map((row) => insertion('complainants', row, 'complaint_number')),
      insertion('figure_deltas', { complaint_number: number }, 'complaint_number'),
      ...notices.map((row) => insertion('notices', row, 'complaint_number')),
      ...jobs.map((row) => insertion('graphile_worker._private_jobs', row, null)),
    ]);
  }
  return filings;
}

/** The jobs of a complaint; their own ids are given anew. */
const jobsOf = `
  SELECT task_id, payload, run_at, max_attempts, priority
  FROM graphile_worker._private_jobs WHERE payload->>'complaintNumber' = $1`;

function insertion(
  table: string,
  row: Record<string, string | null>,
  numberColumn: string | null,
): Statement {
  const given = Object.entries(row).filter(([, value]) => value !== null);
  const columns = given.map(([column]) => column);
  const places = columns.map((_, index) => `$${index + 1}`);
  return {
    // Complaints differ in which columns they have; each shape is a statement of its own.
    name: `${table} ${columns.join(' ')}`.slice(0, 63),
    text: `INSERT INTO ${table} (${columns}) VALUES (${places})`,
    values: given.map(([, value]) => value),
    numberAt: numberColumn === null ? null : columns.indexOf(numberColumn),
  };
}
