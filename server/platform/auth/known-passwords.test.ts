import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assertKnownPasswords, isKnownPassword } from './known-passwords.ts';

const folder = mkdtempSync(join(tmpdir(), 'insaf-known-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sha1 = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
let count = 0;
function listOf(passwords: readonly string[], end = '\n', order = true): string {
  const lines = passwords.map((password, at) => `${sha1(password)}:${10 ** (at % 8)}`);
  count += 1;
  const path = join(folder, `list-${count}`);
  writeFileSync(path, `${(order ? lines.toSorted() : lines).join(end)}${end}`);
  return path;
}
const passwords = Array.from({ length: 997 }, (_, at) => `password number ${at}`);

describe('a list of known passwords', () => {
  test.for(['\n', '\r\n'])(
    'finds every one of it and no other, with lines that end in %j',
    async (end) => {
      const path = listOf(passwords, end);
      for (const password of passwords) expect(await isKnownPassword(path, password)).toBe(true);
      for (let at = 0; at < 300; at += 1) {
        expect(await isKnownPassword(path, `another ${at}`)).toBe(false);
      }
    },
  );

  test('finds what stands in a list of one, and nothing in an empty one', async () => {
    const one = listOf(['a kettle of owls']);
    expect(await isKnownPassword(one, 'a kettle of owls')).toBe(true);
    expect(await isKnownPassword(one, 'a kettle of cats')).toBe(false);
    const empty = join(folder, 'empty');
    writeFileSync(empty, '');
    expect(await isKnownPassword(empty, 'a kettle of owls')).toBe(false);
  });

  test('is refused at the start when it is none, or stands in no order', async () => {
    await expect(assertKnownPasswords(listOf(passwords))).resolves.toBeUndefined();
    const plain = join(folder, 'plain');
    writeFileSync(plain, 'password\n123456\n');
    const [first, last] = ['password number 0', 'password number 1'].sort((a, b) =>
      sha1(a) < sha1(b) ? 1 : -1,
    );
    for (const path of [plain, join(folder, 'none'), listOf([first!, last!], '\n', false)]) {
      await expect(assertKnownPasswords(path)).rejects.toThrow('KNOWN_PASSWORDS');
    }
  });
});
