/*
 * Loaded into a server before anything else (`--import`), it writes down what the server sends to PostgreSQL
 * within transactions, from one SIGUSR2 to the next, into the file that RECORD_TRANSACTIONS names. Before and
 * after, the server is as it always is. A line is a transaction that was committed.
 */
import { appendFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import pg from 'pg';

export type RecordedStatement = { readonly text: string; readonly values: readonly unknown[] };

const file = process.env.RECORD_TRANSACTIONS;
const usual = pg.Client.prototype.query;
const open = new WeakMap<pg.Client, RecordedStatement[]>();

function recordAnd(this: pg.Client, ...given: unknown[]): unknown {
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

if (file !== undefined) {
  process.on('SIGUSR2', () => {
    const isUsual = pg.Client.prototype.query === usual;
    pg.Client.prototype.query = isUsual ? (recordAnd as typeof usual) : usual;
  });
}
