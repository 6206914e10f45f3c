import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { insertRows } from './insert-rows.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const at = new Date('2026-07-05T07:00:00.123Z');

test('rows come back as they were given: bytes, moments to the millisecond, numbers, null', async () => {
  const key = { key_hash: Buffer.from([0, 1, 254, 255]), body_hash: Buffer.alloc(0) };
  const rows = [
    { ...key, complaint_number: '314159265358', at },
    { ...key, key_hash: Buffer.from('b'), complaint_number: '999999999999', at },
  ];
  await insertRows(database.db, 'idempotency_keys', rows);
  const kept = await database.db.selectFrom('idempotency_keys').selectAll().orderBy('at').execute();
  expect(kept).toEqual(rows);
  const delta = { complaint_number: '314159265358', set_aside: true };
  await insertRows(database.db, 'figure_deltas', [delta]);
  const [counted] = await database.db.selectFrom('figure_deltas').selectAll().execute();
  expect(counted).toMatchObject(delta);
});

test('text is stored as written: quotes, backslashes, lines, marks of Arabic, other planes', async () => {
  const texts = [`it's "so"`, '\\x00 \\u0041', 'سطر\nوسطر\t', 'شكوًى \u200f١٢٣', '😀', ''];
  const facts = texts.map((value, index) => ({ name: `text ${index}`, value }));
  await insertRows(database.db, 'installation_facts', facts);
  const kept = await database.db
    .selectFrom('installation_facts')
    .select(['name', 'value'])
    .where('name', 'like', 'text %')
    .orderBy('name')
    .execute();
  expect(kept).toEqual(facts);
});

test('what is not given takes its default, and no rows are no statement', async () => {
  await insertRows(database.db, 'installation_facts', [{ name: 'defaults', value: 'x' }]);
  const { rows } = await database.pool.query(
    "SELECT at IS NOT NULL AS dated FROM installation_facts WHERE name = 'defaults'",
  );
  expect(rows).toEqual([{ dated: true }]);
  await insertRows(database.db, 'installation_facts', []);
});
