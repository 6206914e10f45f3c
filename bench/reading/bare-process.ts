/*
 * The ceiling of reading: rows straight from the same PostgreSQL, by prepared statements over one connection,
 * as psql would read them: text, of which nothing is made. Several statements of one thing travel together.
 */
import pg from 'pg';
import { answerTasks } from '../worker.ts';
import type { Times } from './times.ts';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

export type BareReading = {
  readonly url: string;
  /** Of each name several readings that take turns, each of one or more statements. */
  readonly readings: Readonly<Record<string, readonly (readonly Statement[])[]>>;
  readonly seconds: number;
};

const asWritten = { getTypeParser: () => (value: string) => value };

answerTasks<BareReading, Times>(async ({ url, readings, seconds }) => {
  const client = new pg.Client({
    connectionString: url,
    options: '-c role=insaf_app -c TimeZone=UTC',
    types: asWritten as unknown as pg.CustomTypesConfig,
    pipeline: true,
  });
  await client.connect();
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    if (!names.has(text)) names.set(text, `bare ${names.size}`);
    return names.get(text)!;
  };
  const cases = Object.entries(readings).map(([name, each]) => ({
    name,
    each,
    times: [] as number[],
  }));
  const until = performance.now() + seconds * 1000;
  for (let turn = 0; turn === 0 || performance.now() < until; turn += 1) {
    for (const { each, times } of cases) {
      const statements = each[turn % each.length]!;
      const sent = performance.now();
      await Promise.all(
        statements.map(({ text, values }) =>
          client.query({ name: nameOf(text), text, values: [...values], rowMode: 'array' }),
        ),
      );
      times.push(performance.now() - sent);
    }
  }
  await client.end();
  return Object.fromEntries(cases.map(({ name, times }) => [name, times]));
});
