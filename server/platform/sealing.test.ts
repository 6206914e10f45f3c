import { expect, test } from 'vitest';
import { sealingWith } from './sealing.ts';

const sealing = sealingWith('a secret of more than thirty-two letters');

test('what was sealed opens again under the same secret only', () => {
  const sealed = sealing.seal('منى عبد الرحمن');
  expect(sealing.open(sealed)).toBe('منى عبد الرحمن');
  const other = sealingWith('another secret of more than thirty-two');
  expect(() => other.open(sealed)).toThrow();
});

test('a changed byte anywhere keeps it from opening', () => {
  const { sealed, key } = sealing.seal('01001234567');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => sealing.open({ sealed: changed, key })).toThrow();
  }
});

test('the same text is sealed differently each time, and hashed the same for one purpose only', () => {
  expect(sealing.seal('x').sealed.equals(sealing.seal('x').sealed)).toBe(false);
  expect(sealing.hash('phone', '+20100').equals(sealing.hash('phone', '+20100'))).toBe(true);
  expect(sealing.hash('phone', '+20100').equals(sealing.hash('email', '+20100'))).toBe(false);
});
