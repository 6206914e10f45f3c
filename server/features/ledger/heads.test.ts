import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cosign, cosignedAt } from 'insaf-verify/cosignature.ts';
import { signatureTypes, signerKey, writeVerifierKey } from 'insaf-verify/keys.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { file } from '../../test/journey.ts';
import { headsFolder, ledgerKey, publishHeads, readHead, sequence } from './index.ts';

const witness = signerKey(
  'witness.example',
  new Uint8Array(32).fill(5),
  signatureTypes.cosignature,
);
const stranger = signerKey(
  'stranger.example',
  new Uint8Array(32).fill(6),
  signatureTypes.cosignature,
);

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ settings: { LEDGER_WITNESSES: writeVerifierKey(witness) } });
});
afterAll(() => app.close());

const written = (name: string) =>
  readFile(join(headsFolder(app.ctx), name), 'utf8').catch(() => null);

async function grow(): Promise<string> {
  await file(app);
  await sequence(app.ctx);
  await publishHeads(app.ctx);
  return (await readHead(app.ctx))!;
}

const send = (checkpoint: string) =>
  app.call('POST', '/ledger/cosignatures', { body: { checkpoint } });

test('the newest head is in a file, and that of a day that is over stays as it was', async () => {
  const first = await grow();
  expect(await written('checkpoint')).toBe(first);
  expect(await written('checkpoint-2026-07-04')).toBeNull();
  app.pass({ days: 1 });
  // The new day has a head already when the old one is written.
  await file(app);
  await sequence(app.ctx);
  await publishHeads(app.ctx);
  expect(await written('checkpoint-2026-07-05')).toBe(first);
  const second = await grow();
  expect(await written('checkpoint')).toBe(second);
  expect(await written('checkpoint-2026-07-05')).toBe(first);
});

test('a head that is no beginning of the ledger is not written over, nor is one that is ahead', async () => {
  const path = join(headsFolder(app.ctx), 'checkpoint');
  const good = (await written('checkpoint'))!;
  for (const change of [
    (note: string) => note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`),
    () => 'a forged head\n',
  ]) {
    const forged = change(good);
    await writeFile(path, forged);
    await grow();
    expect(await written('checkpoint')).toBe(forged);
  }
  await writeFile(path, good);
  const newest = await grow();
  expect(await written('checkpoint')).toBe(newest);
});

test('the signature of a known witness is kept and served with the head', async () => {
  const note = (await readHead(app.ctx))!;
  const line = cosign(note, witness, 1_783_238_400);
  const { status, body } = await send(note + line);
  expect(status, JSON.stringify(body)).toBe(200);
  const served = (await app.http.inject('/ledger/checkpoint')).payload;
  expect(cosignedAt(served, witness)).toBe(1_783_238_400);
  // Once more changes nothing; and it is still there when the ledger has grown.
  await send(note + line);
  await grow();
  const witnessed = (await app.http.inject('/ledger/checkpoint/witnessed')).payload;
  expect(witnessed).toBe(note + line);
});

test('a stranger’s signature, a forged one, and a head of another ledger are refused', async () => {
  const note = (await readHead(app.ctx))!;
  const foreign = signerKey('elsewhere.example/ledger', new Uint8Array(32).fill(9));
  const forged = cosign(note, witness, 1).replace(/....\n$/, 'AAA=\n');
  for (const wrong of [
    note,
    note + cosign(note, stranger, 1),
    note + forged,
    note.replace((await ledgerKey(app.ctx)).name, foreign.name),
    'nothing',
  ]) {
    expect((await send(wrong)).body.error).toMatchObject({
      code: 'invalid_input',
      field: 'checkpoint',
    });
  }
});

test('the first entry of a day names the head that the day before ended with', async () => {
  const ended = (await readHead(app.ctx))!;
  app.pass({ days: 1 });
  await grow();
  const { rows } = await app.database.pool.query(
    "SELECT said FROM ledger_events WHERE type = 'head' ORDER BY id DESC LIMIT 1",
  );
  const [, size, root] = ended.split('\n');
  expect(rows[0].said).toEqual({ size: Number(size), root });
  await grow();
  const { rows: all } = await app.database.pool.query(
    "SELECT count(*)::int AS count FROM ledger_events WHERE type = 'head'",
  );
  expect(all[0].count).toBe(2);
});

test('another key than that of the first head keeps the ledger from going on', async () => {
  const config = { ...app.ctx.config, LEDGER_KEY: Buffer.alloc(32, 3).toString('base64') };
  await expect(ledgerKey({ ...app.ctx, config })).rejects.toThrow(/LEDGER_KEY is not the key/);
});
