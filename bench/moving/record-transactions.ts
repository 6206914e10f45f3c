/*
 * Loaded into a server before anything else (`--import`), it writes down what the server sends to PostgreSQL
 * within transactions, from one SIGUSR2 to the next, into the file that RECORD_TRANSACTIONS names. A line is a
 * transaction that was committed.
 */
import { appendFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import pg from 'pg';

export type RecordedStatement = { readonly text: string; readonly values: readonly unknown[] };

const file = process.env.RECORD_TRANSACTIONS;
const usual = pg.Client.prototype.query;
let recording = false;
const open = new WeakMap<pg.Client, RecordedStatement[]>();

function recordAnd(this: pg.Client, ...given: unknown[]): unknown {
  if (!recording) return Reflect.apply(usual, this, given);
  const [asked, second] = given as [string | { text: string; values?: unknown[] }, unknown];
  const text = typeof asked === 'string' ? asked : asked.text;
  const values = typeof asked === 'string' ? second : (asked.values ?? second);
  note(this, text, Array.isArray(values) ? values : []);
  return Reflect.apply(usual, this, given);
}

function note(client: pg.Client, text: string, values: readonly unknown[]): void {
  if (/^(begin|start transaction)\b/i.test(text)) open.set(client, []);
  else if (/^rollback$/i.test(text)) open.delete(client);
  else if (/^commit$/i.test(text)) write(open.get(client) ?? []);
  else open.get(client)?.push({ text, values: structuredClone(values) });
}

function write(statements: readonly RecordedStatement[]): void {
  if (statements.length > 0) {
    appendFileSync(file!, `${serialize(statements).toString('base64')}\n`);
  }
}

// From the start, because a connection of the pool takes the method when it is made.
if (file !== undefined) {
  pg.Client.prototype.query = recordAnd as typeof usual;
  process.on('SIGUSR2', () => {
    recording = !recording;
  });
}
