import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onLatinKeys, wellKnownWords } from '../rules/well-known-words.ts';
import { passwordFault } from './password-fault.ts';

const person = { name: 'سلوى عبد المنعم', email: 'salwa.moneim@gov.example' };
const faultOf = (password: string) => passwordFault(password, person);

describe('a password that is guessed', () => {
  test.for([
    ['qwerty12345', 'short'],
    ['passwordpassword', 'guessable'],
    ['Password1234', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['iloveyou1234', 'common'],
    ['محمد محمد محمد', 'common'],
    ['mohamed123456', 'common'],
    ['zamalek20262026', 'common'],
    ['lpl]lpl]lpl]', 'guessable'],
    ['salwa.moneim1', 'personal'],
    ['Moneim_salwa_12', 'personal'],
    ['aaaaaaaaaaaaaa', 'guessable'],
    ['abcdefghijklmnop', 'guessable'],
    ['20260705201010', 'guessable'],
  ])('%s is refused as %s', async ([password, fault]) => {
    expect(await faultOf(password!)).toBe(fault);
  });
});

test('what cannot be guessed is taken, in Arabic or Latin letters', async () => {
  for (const good of [
    'بطيخة تركب دراجة زرقاء',
    'k7mw-p3xq-tz9f-hh2d',
    'seven owls mend a kettle',
  ]) {
    expect(await faultOf(good)).toBeNull();
  }
});

test('length is counted in characters as a person sees them, not in bytes', async () => {
  expect(await faultOf('بطيخة زرقاء')).toBe('short');
});

test('Arabic typed on Latin keys is known as such', () => {
  expect(onLatinKeys('محمد')).toBe('lpl]');
  expect(wellKnownWords).toContain('lpl]');
});

test('what stands in the list of an installation is refused, and only that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'insaf-known-'));
  const list = join(folder, 'list');
  const hash = createHash('sha1').update('seven owls mend a kettle').digest('hex');
  writeFileSync(list, `${hash}:1\n`);
  expect(await passwordFault('seven owls mend a kettle', person, list)).toBe('common');
  expect(await passwordFault('eight owls mend a kettle', person, list)).toBeNull();
  rmSync(folder, { recursive: true });
});
