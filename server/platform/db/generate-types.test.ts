import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { connect } from './connect.ts';
import { generateTypes } from './generate-types.ts';

let database: TestDatabase;
let types: string;
beforeAll(async () => {
  database = await testDatabase();
  const owner = connect(database.url, { max: 1 });
  await owner.pool.query(`
    create table type_examples (
      big bigint not null, day date not null, moment timestamptz not null, tags text[], json jsonb
    )`);
  await owner.close();
  types = await generateTypes(database.url);
});
afterAll(() => database.close());

test('row types say what a connection gives', () => {
  expect(types).toContain('export type Int8 = ColumnType<string,');
  expect(types).toContain('export type Timestamp = ColumnType<Date,');
  expect(types.match(/export interface TypeExamples \{([^}]*)\}/)?.[1]?.split('\n')).toEqual([
    '',
    '  big: Int8;',
    '  day: string;',
    '  json: Json | null;',
    '  moment: Timestamp;',
    '  tags: string[] | null;',
    '',
  ]);
});

test('the tables of jobs and of migrations are left out', () => {
  expect(types).toContain('type_examples: TypeExamples;');
  expect(types).not.toMatch(/graphile|crontabs|run_on/i);
});

test('the same database gives the same text', async () => {
  expect(await generateTypes(database.url)).toBe(types);
});
