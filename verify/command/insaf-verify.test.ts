import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keysFormat, signKeyChange } from '../key-changes.ts';
import { signerKey, writeVerifierKey } from '../keys.ts';
import { entryOf, ledgerOf, type SmallLedger } from '../test/ledger-of.ts';
import { type Tile, tilePath, widthIn } from '../tiles.ts';
import { command } from './insaf-verify.ts';
import { arabic } from './words-ar.ts';
import { english } from './words-en.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'insaf-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signer = signerKey(
  'insaf.example/ledger',
  Uint8Array.from({ length: 32 }, (_, index) => index),
);
const key = writeVerifierKey(signer);
const at = '2026-11-22T08:00:00.000Z';
const number = '501234567890';
const entries = Array.from({ length: 300 }, (_, index) =>
  entryOf(index === 270 ? number : `${6e11 + index}`, 1, 'receive', at),
);
const ledger = ledgerOf(entries, signer);
const forged = ledgerOf([...entries.slice(0, 9), ...entries.slice(10), entries[0]!], signer);

const file = (name: string) => path.join(folder, name);
function write(name: string, content: string | Uint8Array): string {
  mkdirSync(path.dirname(file(name)), { recursive: true });
  writeFileSync(file(name), content);
  return file(name);
}

/** A ledger laid out as it is served, at one size. */
async function layOut(name: string, of: SmallLedger, size: number): Promise<string> {
  write(`${name}/checkpoint`, of.noteAt(size));
  const levels: Tile['level'][] = ['entries', 0, 1];
  for (const level of levels) {
    for (let index = 0; widthIn(size, level, index) > 0; index += 1) {
      const tile = { level, index, width: widthIn(size, level, index) };
      write(`${name}/${tilePath(tile)}`, await of.read(tile));
    }
  }
  return file(name);
}

async function run(...args: string[]) {
  const said: string[] = [];
  const wrong: string[] = [];
  const say = (lines: string[]) => (line: string) => lines.push(line);
  const status = await command(args, { LANG: 'en_GB.UTF-8' }, say(said), say(wrong));
  return { status, said: said.join('\n'), wrong: wrong.join('\n') };
}

let [honest, other] = ['', ''];
beforeAll(async () => {
  honest = await layOut('honest', ledger, 300);
  other = await layOut('forged', forged, 300);
});

describe('insaf-verify receipt', () => {
  const receipt = write('receipt.json', JSON.stringify(ledger.receiptOf(number)));

  test('ends with 0 and says where the complaint stands', async () => {
    expect(await run('receipt', receipt, '--key', key)).toEqual({
      status: 0,
      said: [
        '✓ Head of insaf.example/ledger, signed: 300 entries.',
        `✓ Complaint ${number}: “receive”, ${at}, is entry 271 of 300.`,
        'Everything holds.',
      ].join('\n'),
      wrong: '',
    });
    const keyFile = write('key.txt', `${key}\n`);
    expect((await run('receipt', receipt, '--key', keyFile)).status).toBe(0);
  });

  test('ends with 1 and says what does not hold', async () => {
    const altered = write('altered.json', readFileSync(receipt, 'utf8').replace('08:00', '07:00'));
    const { status, said } = await run('receipt', altered, '--key', key);
    expect(status).toBe(1);
    expect(said).toContain('✗ Entry 271: it does not stand in the ledger that was signed.');
    expect(said).toContain('It does not hold.');
  });
});

describe('insaf-verify consistency', () => {
  const old = write('old.txt', ledger.noteAt(257));
  const now = write('now.txt', ledger.noteAt(300));
  const rewritten = write('rewritten.txt', forged.noteAt(300));

  test('follows one head to the next, from a folder and over HTTP', async () => {
    const { status, said } = await run('consistency', old, now, '--tiles', honest, '--key', key);
    expect(said).toContain('All 257 entries of the old head are in the new one, which has 300.');
    expect(status).toBe(0);
    const server = createServer((request, response) => {
      try {
        response.end(readFileSync(path.join(honest, request.url!.replace('/ledger/', ''))));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/ledger`;
    expect((await run('consistency', old, now, '--tiles', url, '--key', key)).status).toBe(0);
    const saved = file('saved.ndjson');
    expect((await run('export', url, '--key', key, '--save', saved)).status).toBe(0);
    expect((await run('export', saved, '--key', key)).said).toContain('All 300 entries are there');
    server.close();
  });

  test('finds that the ledger was rewritten, or has shrunk', async () => {
    const fork = await run('consistency', old, rewritten, '--tiles', other, '--key', key);
    expect(fork).toMatchObject({ status: 1, said: expect.stringContaining('was rewritten') });
    const back = await run('consistency', now, old, '--tiles', honest, '--key', key);
    expect(back).toMatchObject({ status: 1, said: expect.stringContaining('has shrunk') });
  });
});

describe('insaf-verify export', () => {
  const header = JSON.stringify({ format: 'insaf-ledger-1', checkpoint: ledger.noteAt(300) });
  const whole = write('whole.ndjson', `${[header, ...entries].join('\n')}\n`);
  const early = write('early.txt', ledger.noteAt(100));

  test('hashes every entry again, and compares heads of earlier days', async () => {
    const { status, said } = await run('export', whole, '--key', key, '--head', early);
    expect(said).toContain('All 300 entries are there, and are what was signed.');
    expect(status).toBe(0);
  });

  test.each([
    ['an entry is missing', [...entries.slice(0, 20), ...entries.slice(21)], 'The 299 entries'],
    ['an entry was altered', entries.with(4, '{}'), 'Entry 5: it is not an entry'],
    ['one was put in', [...entries, entries[0]!], 'The 301 entries are not the 300'],
  ])('finds that %s', async (_, changed, expected) => {
    const wrong = write('wrong.ndjson', `${[header, ...changed].join('\n')}\n`);
    const { status, said } = await run('export', wrong, '--key', key);
    expect(said).toContain(expected);
    expect(status).toBe(1);
  });

  test('finds that all was signed anew since an earlier head', async () => {
    const { status, said } = await run('export', other, '--key', key, '--head', early);
    expect(said).toContain('All 300 entries are there');
    expect(said).toContain('what was entered before this head was changed since');
    expect(status).toBe(1);
  });
});

describe('insaf-verify', () => {
  const receipt = write('receipt-2.json', JSON.stringify(ledger.receiptOf(number)));

  test.each([
    [[], 'insaf-verify receipt FILE'],
    [['receipt'], 'insaf-verify receipt FILE'],
    [['prove', receipt], 'insaf-verify receipt FILE'],
    [['receipt', receipt, '--unknown'], 'insaf-verify receipt FILE'],
    [['receipt', receipt], 'Give the key'],
    [['receipt', receipt, '--key', 'a+b+c'], 'The key is not one'],
    [['receipt', '/nowhere', '--key', key], 'Cannot read /nowhere'],
    [['receipt', write('no.json', 'no'), '--key', key], 'it is not JSON'],
    [['export', receipt, '--key', key], 'is not an export'],
    [['export', '/nowhere', '--key', key], 'Cannot read /nowhere'],
    [['consistency', receipt, receipt, '--key', key], 'Say with --tiles'],
  ])('ends with 2 when it cannot check: %j', async (args, expected) => {
    const { status, wrong, said } = await run(...args);
    expect(wrong).toContain(expected);
    expect([status, said]).toEqual([2, '']);
  });

  test('says how it is used, in Arabic where the terminal is', async () => {
    expect(await run('--help')).toMatchObject({ status: 0, said: english.help });
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    await command(['receipt', receipt, '--key', key], { LANG: 'ar_EG.UTF-8' }, say, say);
    expect(lines.at(-1)).toBe(arabic['verdict.holds']);
    expect(Object.keys(arabic)).toEqual(Object.keys(english));
  });
});

describe('a ledger whose key was changed', () => {
  const second = signerKey(signer.name, new Uint8Array(32).fill(8));
  const renewed = ledgerOf(entries, second);
  const change = signKeyChange(ledger.checkpointAt(280), signer, second);
  const keys = JSON.stringify({
    format: keysFormat,
    key: writeVerifierKey(second),
    changes: [change],
  });
  const old = write('before-change.txt', ledger.noteAt(257));
  const now = write('after-change.txt', renewed.noteAt(300));

  test('is followed by who trusts the old key, from its tiles and from what was saved of them', async () => {
    const tiles = await layOut('renewed', renewed, 300);
    const unled = await run('consistency', old, now, '--tiles', tiles, '--key', key);
    expect(unled.status).toBe(1);
    write('renewed/keys', keys);
    const led = await run('consistency', old, now, '--tiles', tiles, '--key', key);
    expect(led).toMatchObject({ status: 0 });
    const saved = file('renewed.ndjson');
    const whole = ['export', tiles, '--key', key, '--head', old, '--save', saved];
    expect((await run(...whole)).status).toBe(0);
    expect((await run('export', saved, '--key', key, '--head', old)).status).toBe(0);
  });

  test('proves a receipt of before to who trusts the new key, with what is published of the keys', async () => {
    const receipt = write('before-change.json', JSON.stringify(ledger.receiptOf(number, 275)));
    const trusting = ['receipt', receipt, '--key', writeVerifierKey(second)];
    expect((await run(...trusting)).status).toBe(1);
    expect((await run(...trusting, '--keys', write('keys.json', keys))).status).toBe(0);
  });
});
