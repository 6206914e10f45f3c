import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../../platform/db/connect.ts';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { loadFirstDirectory } from '../../agencies/index.ts';
import { directoryAtHand, forgetDirectory, readDirectory } from './read-directory.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
beforeAll(async () => {
  bare = await bareCtx();
  await loadFirstDirectory(bare.ctx, () => undefined);
});
afterAll(() => bare.close());

const rename = (name: string) =>
  bare.database.pool.query("UPDATE agencies SET name_en = $1 WHERE code = 'system'", [name]);
const nameIn = (directory: Awaited<ReturnType<typeof readDirectory>>) =>
  directory.agencyByCode('system')?.name_en;

test('a directory that did not change is kept, and one that did is read anew', async () => {
  const { db } = bare.ctx;
  const before = await readDirectory(db);
  forgetDirectory(db);
  expect(await readDirectory(db)).toBe(before);
  await rename('Renamed');
  expect(nameIn(await readDirectory(db))).not.toBe('Renamed');
  forgetDirectory(db);
  expect(nameIn(await readDirectory(db))).toBe('Renamed');
});

test('within a transaction the directory at hand needs no second connection', async () => {
  const one = connect(bare.database.url, { max: 1, role: 'insaf_app' });
  try {
    const known = await readDirectory(one.db);
    await rename('Renamed again');
    forgetDirectory(one.db);
    const found = await one.db.transaction().execute(() => directoryAtHand(one.db));
    expect(found).toBe(known);
    expect(nameIn(await readDirectory(one.db))).toBe('Renamed again');
    expect(nameIn(await directoryAtHand(one.db))).toBe('Renamed again');
  } finally {
    await one.close();
  }
});

test('a reading that fails is tried again by the next', async () => {
  const lost = connect('postgres://nobody@127.0.0.1:1/none', { max: 1 });
  await expect(readDirectory(lost.db)).rejects.toThrow();
  await expect(readDirectory(lost.db)).rejects.toThrow();
  await lost.close();
});
