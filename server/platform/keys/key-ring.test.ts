import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { startVaultServer } from '../../test/vault-server.ts';
import { readConfig } from '../config.ts';
import type { Db } from '../context.ts';
import { keyRing } from './key-ring.ts';
import { rotateKeys } from './rotate-keys.ts';
import { openFor, sealFor } from './seal-for.ts';

const secret = 'a secret of more than thirty-two letters';
let bare: Awaited<ReturnType<typeof bareCtx>>;
let vault: Awaited<ReturnType<typeof startVaultServer>>;
beforeAll(async () => {
  vault = await startVaultServer('s.token');
  bare = await bareCtx({ settings: { INSAF_SECRET: secret } });
});
afterAll(async () => {
  await bare.close();
  await vault.close();
});

const ringWith = (db: Db, settings: Record<string, string> = {}) =>
  keyRing(db, readConfig({ INSAF_SECRET: secret, DATA_DIR: bare.folder, ...settings }));
const nothing = { rehash: false, batch: 10, onBegun: () => undefined, onProgress: () => undefined };

test('what one server sealed, another opens; for another owner it does not open', async () => {
  const { db } = bare.ctx;
  const row = sealFor(await ringWith(db).newest(), 'complainant 1/1', 'منى');
  expect(await openFor(ringWith(db), 'complainant 1/1', row)).toBe('منى');
  await expect(openFor(ringWith(db), 'complainant 2/1', row)).rejects.toThrow();
});

test('servers that start at once make one first generation', async () => {
  const other = await bareCtx({ settings: { INSAF_SECRET: secret } });
  const rings = Array.from({ length: 4 }, () => ringWith(other.ctx.db));
  const hashes = await Promise.all(
    rings.map(async (ring) => (await ring.newest()).hash('phone', '+20100').toString('hex')),
  );
  expect(new Set(hashes).size).toBe(1);
  await other.close();
});

test('a master key that is not the one says so at the start, and gives nothing away', async () => {
  await ringWith(bare.ctx.db).load();
  const wrong = keyRing(
    bare.ctx.db,
    readConfig({ INSAF_SECRET: 'another secret of more than thirty-two', DATA_DIR: bare.folder }),
  );
  const said = await wrong.load().catch((error: Error) => error.message);
  expect(said).toMatch(
    /Generation 1 of the keys was wrapped by the master key local:\w{12}, which/,
  );
  await expect(wrong.newest()).rejects.toMatchObject({ code: 'busy' });
});

test('rotated to a key service, it asks the service when it starts and not for each person', async () => {
  const { db } = bare.ctx;
  const config = readConfig({
    ...{ INSAF_SECRET: secret, MASTER_KEY: vault.place, DATA_DIR: bare.folder },
  });
  const ctx = { ...bare.ctx, config, keys: keyRing(db, config) };
  const before = (await ctx.keys.newest()).hash('phone', '+20100');
  const rotation = await rotateKeys(ctx, [], nothing);
  expect(rotation).toMatchObject({ retired: [], secretRetired: true });
  const again = ringWith(db, { MASTER_KEY: vault.place });
  vault.asked.length = 0;
  const newest = await again.newest();
  for (let index = 0; index < 50; index += 1) {
    await openFor(again, 'x', sealFor(newest, 'x', 'منى'));
  }
  expect(vault.asked).toEqual(['POST /v1/transit/decrypt/insaf']);
  // What was hashed before is still found: the hashing key went on.
  expect(newest.hash('phone', '+20100').equals(before)).toBe(true);
  await vault.close();
  expect(await openFor(again, 'x', sealFor(await again.newest(), 'x', 'منى'))).toBe('منى');
});

test('what was sealed before there were generations opens by the secret alone', async () => {
  const older = await bareCtx({ settings: { INSAF_SECRET: secret } });
  await older.ctx.db
    .insertInto('key_generations')
    .values({ no: 1, hashing_no: 1, master: 'INSAF_SECRET', wrapped: Buffer.of() })
    .execute();
  const { sealed, key } = older.ctx.sealing.seal('منى');
  const row = { sealed, sealed_key: key, key_no: 1 };
  expect(await openFor(ringWith(older.ctx.db), 'complainant 1/1', row)).toBe('منى');
  const [hash] = await ringWith(older.ctx.db).hashes('phone', '+20100');
  expect(hash!.equals(older.ctx.sealing.hash('phone', '+20100'))).toBe(true);
  await older.close();
});
