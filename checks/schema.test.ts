import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../server/test/database.ts';
import { printFinding } from './finding.ts';
import { findingsInDatabase, uncaughtInDatabase, vocabulariesIn } from './schema-examples.ts';

const contract = path.join(import.meta.dirname, '..', 'contract');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

test('the migrated database keeps every rule of the schema', async () => {
  const found = await findingsInDatabase(database.url, await vocabulariesIn(contract));
  expect(found.map(printFinding)).toEqual([]);
});

test('each rule of the schema catches a migration that breaks it', async () => {
  const found = await uncaughtInDatabase(database.url, await vocabulariesIn(contract));
  expect(found.map(printFinding)).toEqual([]);
});
