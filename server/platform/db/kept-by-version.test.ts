import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { lineTo } from '../../test/line-to-postgres.ts';
import { connect } from './connect.ts';
import { keptByVersion } from './kept-by-version.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const change = (hotline: string) =>
  database.pool.query(
    `INSERT INTO installation_settings (name, value) VALUES ('hotline', to_jsonb($1::text))
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [hotline],
  );

test('what is kept is loaded anew only when its version says that it changed', async () => {
  let loads = 0;
  const kept = keptByVersion('installation_settings_version', async (db) => {
    loads += 1;
    const rows = await db.selectFrom('installation_settings').select('value').execute();
    return rows.map(({ value }) => value);
  });
  const read = () => kept.read(database.db);
  expect(await Promise.all([read(), read()])).toEqual([[], []]);
  expect(loads).toBe(1);
  kept.forget(database.db);
  expect(await read()).toEqual([]);
  expect(loads).toBe(1);
  await change('16528');
  expect(await read()).toEqual([]);
  kept.forget(database.db);
  expect(await read()).toEqual(['16528']);
  expect(loads).toBe(2);
});

test('a loading that failed is not kept', async () => {
  let broken = true;
  const kept = keptByVersion('notice_texts_version', async () => {
    if (broken) throw new Error('the database is away');
    return 'there';
  });
  await expect(kept.read(database.db)).rejects.toThrow('the database is away');
  broken = false;
  expect(await kept.read(database.db)).toBe('there');
});

test('while the database is away, what was last known is given, and nothing where nothing was', async () => {
  const line = await lineTo(database.url);
  const there = connect(line.url, { max: 2 });
  const known = keptByVersion('installation_settings_version', async () => 'known');
  const unknown = keptByVersion('notice_texts_version', async () => 'never read');
  try {
    expect(await known.read(there.db)).toBe('known');
    line.cut();
    known.forget(there.db);
    expect(await known.read(there.db)).toBe('known');
    await expect(unknown.read(there.db)).rejects.toMatchObject({ name: 'DatabaseAway' });
  } finally {
    await there.close();
    line.close();
  }
});
