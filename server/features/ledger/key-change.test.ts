import { checkReceipt } from 'insaf-verify/receipt.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { file } from '../../test/journey.ts';
import { changeKey, ledgerKey, publishHeads, readHead, sequence } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const seed = Buffer.alloc(32, 4);
/** As a server that was started with the new key. */
const renewed = () => ({
  ...app.ctx,
  config: { ...app.ctx.config, LEDGER_KEY: seed.toString('base64') },
});
const published = async (path: string) => (await app.http.inject(`/ledger/${path}`)).payload;

test('there is no change before the first head, nor to a key that is the settings’ alone', async () => {
  await expect(changeKey(app.ctx, seed)).rejects.toThrow(/no head yet/);
  await file(app);
  await sequence(app.ctx);
  await expect(changeKey(renewed(), Buffer.alloc(32, 5))).rejects.toThrow(/is not the key/);
});

test('the new key signs, what the old one signed stays valid, and both lead to one another', async () => {
  const filed = await file(app);
  await sequence(app.ctx);
  await publishHeads(app.ctx);
  const body = { number: filed.number, code: filed.code };
  const old = (await app.call('POST', '/tracking/proof', { body })).body;
  const oldKey = await published('key');
  const key = await changeKey(app.ctx, seed);
  expect(await changeKey(app.ctx, seed)).toBe(key);
  expect((await published('key')).trim()).toBe(key);
  const { changes } = JSON.parse(await published('keys'));
  expect(changes).toHaveLength(1);

  await expect(sequence(app.ctx)).rejects.toThrow(/is not the key/);
  await expect(ledgerKey(app.ctx)).rejects.toThrow(/is not the key/);
  const before = await readHead(app.ctx);
  expect((await sequence(renewed()))?.entries).toBe(1);
  await publishHeads(renewed());
  expect(await readHead(app.ctx)).not.toBe(before);

  const fresh = (await app.call('POST', '/tracking/proof', { body })).body;
  expect(fresh.key).toBe(key);
  const fails = (receipt: unknown, trusted: string, known?: string[]) =>
    checkReceipt(receipt, trusted, known).fails;
  expect(fails(fresh, key)).toEqual([]);
  expect(fails(fresh, oldKey)).toEqual([]);
  expect(fails(old, key, changes)).toEqual([]);
  expect(fails(old, key).map(({ code }) => code)).toEqual(['key-other', 'signature-missing']);
});

test('a key that signed before does not come back', async () => {
  const seedBefore = Buffer.from(app.ctx.config.LEDGER_KEY, 'base64');
  await expect(changeKey(renewed(), seedBefore)).rejects.toThrow(/signed earlier heads/);
});
