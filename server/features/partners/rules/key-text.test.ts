import { expect, test } from 'vitest';
import { hashOfSecret, isSecret, keyText, readKeyText } from './key-text.ts';

const secret = Buffer.alloc(32, 7);
const text = keyText('key_k7m2q9xdta', secret);

test('a key says what it is and which it is, and is read back', () => {
  expect(text).toMatch(/^insaf_k7m2q9xdta_/);
  expect(readKeyText(text)).toEqual({ id: 'key_k7m2q9xdta', secret });
});

test('what is longer, shorter or otherwise written is no key', () => {
  const others = [`${text}A`, text.slice(0, -1), text.toUpperCase(), ` ${text}`, 'insaf_', ''];
  for (const other of others) expect(readKeyText(other)).toBeNull();
});

test('another secret, or none, is not the secret of a hash', () => {
  const hash = hashOfSecret(secret);
  expect(isSecret(secret, hash)).toBe(true);
  expect(isSecret(Buffer.alloc(32, 8), hash)).toBe(false);
  expect(isSecret(secret, null)).toBe(false);
});
