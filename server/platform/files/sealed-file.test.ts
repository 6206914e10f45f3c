import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { openSealed, sealFile } from './sealed-file.ts';
import { contentKey } from './storage.ts';
import { openDisk } from './storage-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const storage = openDisk(join(folder, 'files'));
const segment = 64 * 1024;
let count = 0;

async function sealed(plain: Buffer) {
  count += 1;
  const key = createSecretKey(randomBytes(32));
  const [from, to] = [join(folder, `plain-${count}`), join(folder, `sealed-${count}`)];
  writeFileSync(from, plain);
  const content = contentKey(await sealFile(key, from, to));
  await storage.put(content, to);
  return { key, content, place: join(folder, 'files', content) };
}

test.each([0, 1, segment - 1, segment, segment + 1, 3 * segment, 3 * segment + 77])(
  'what was sealed opens as it was, of %i bytes and any part of it',
  async (size) => {
    const plain = randomBytes(size);
    const { key, content, place } = await sealed(plain);
    expect((await buffer(await openSealed(storage, content, key, size))).equals(plain)).toBe(true);
    if (size > 32) expect(readFileSync(place).includes(plain.subarray(0, 32))).toBe(false);
    const parts = [
      [0, 0],
      [size - 1, size - 1],
      [segment - 1, segment],
      [10, 2 * segment + 5],
    ].filter(([from, to]) => from! >= 0 && to! < size) as [number, number][];
    for (const [from, to] of parts) {
      const part = await buffer(await openSealed(storage, content, key, size, { from, to }));
      expect(part.equals(plain.subarray(from, to + 1)), `${from} to ${to}`).toBe(true);
    }
  },
);

test('another key, a changed byte, and segments cut off or put in another order are noticed', async () => {
  const size = 2 * segment + 100;
  const { key, content, place } = await sealed(randomBytes(size));
  const open = async (by = key, length = size) => {
    await buffer(await openSealed(storage, content, by, length));
  };
  await expect(open(createSecretKey(randomBytes(32)))).rejects.toThrow();
  const whole = readFileSync(place);
  const changed = Buffer.from(whole);
  changed[segment + 50]! ^= 1;
  const swapped = Buffer.concat([
    whole.subarray(segment + 16, 2 * (segment + 16)),
    whole.subarray(0, segment + 16),
    whole.subarray(2 * (segment + 16)),
  ]);
  for (const wrong of [changed, swapped]) {
    writeFileSync(place, wrong);
    await expect(open()).rejects.toThrow();
  }
  writeFileSync(place, whole.subarray(0, segment + 16));
  await expect(open(key, segment)).rejects.toThrow();
  writeFileSync(place, whole);
  await open();
});
