/*
 * The ceiling of moving: the very statements of the server's own transactions, written down while it moved
 * some complaints, sent straight to the same PostgreSQL for other complaints, one move a transaction, over so
 * many connections. Every statement is prepared, and waits for the one before, because what a move writes
 * follows from what it reads. What is not there is HTTP, the session, and every decision.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import pg from 'pg';
import { answerTasks } from '../worker.ts';
import { type MovingVerb, verbs } from './journey.ts';
import type { RecordedStatement } from './record-transactions.ts';

export type StraightMovesTask = {
  url: string;
  /** What record-transactions.ts wrote. */
  recorded: string;
  /** The complaints that were moved meanwhile. */
  samples: readonly string[];
  connections: number;
  seconds: number;
  /** Received and never moved. */
  numbers: readonly string[];
};
export type StraightMoves = { perSecond: number; taken: number; statements: number };

type Journey = Readonly<Record<MovingVerb, readonly RecordedStatement[]>>;

answerTasks<StraightMovesTask, StraightMoves>(async (task) => {
  const { url, connections, seconds, numbers } = task;
  const journeys = journeysOf(task);
  const clients = await Promise.all(Array.from({ length: connections }, () => open(url)));
  let taken = 0;
  let moves = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until && taken < numbers.length) {
        const number = numbers[taken]!;
        const { sample, journey } = journeys[taken % journeys.length]!;
        taken += 1;
        for (const verb of verbs) {
          await carryOut(client, journey[verb], sample, number);
          moves += 1;
        }
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  const all = verbs.map((verb) => journeys[0]!.journey[verb].length + 2);
  return {
    perSecond: moves / took,
    taken,
    statements: all.reduce((sum, count) => sum + count, 0) / verbs.length,
  };
});

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c role=insaf_app -c TimeZone=UTC',
  });
  await client.connect();
  return client;
}

async function carryOut(
  client: pg.Client,
  statements: readonly RecordedStatement[],
  sample: string,
  number: string,
): Promise<void> {
  await client.query('begin');
  for (const { text, values } of statements) {
    await client.query({
      name: createHash('md5').update(text).digest('hex'),
      text,
      values: values.map((value) => inPlaceOf(sample, number, value)),
    });
  }
  await client.query('commit');
}

/** A value that is the sample's number, or tells it within its text, tells the other's. */
function inPlaceOf(sample: string, number: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => inPlaceOf(sample, number, each));
  return typeof value === 'string' ? value.replaceAll(sample, number) : value;
}

function journeysOf({ recorded, samples }: StraightMovesTask) {
  const transactions = readFileSync(recorded, 'utf8')
    .trim()
    .split('\n')
    .map((line) => deserialize(Buffer.from(line, 'base64')) as RecordedStatement[]);
  return samples.map((sample) => {
    const of = (verb: MovingVerb) => {
      const found = transactions.find((statements) => isMove(statements, verb, sample));
      if (found === undefined) throw new Error(`${verb} of ${sample} was not written down`);
      return found;
    };
    const journey: Journey = { refer: of('refer'), answer: of('answer'), settle: of('settle') };
    return { sample, journey };
  });
}

function isMove(statements: readonly RecordedStatement[], verb: MovingVerb, sample: string) {
  return statements.some(({ text, values: [rows] }) => {
    if (!/insert into "history_entries"/i.test(text) || typeof rows !== 'string') return false;
    return rows.includes(`"verb":"${verb}"`) && rows.includes(sample);
  });
}
