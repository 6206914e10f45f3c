import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { signerKey, writeVerifierKey } from '../keys.ts';
import { entryOf, ledgerOf } from '../test/ledger-of.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'insaf-packed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (...args: string[]) =>
  execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
  });

test('what is packed runs in an empty folder, with nothing else installed', () => {
  const [packed] = JSON.parse(
    npm('pack', path.join(import.meta.dirname, '..'), '--json', '--pack-destination', folder),
  ) as { filename: string; files: { path: string }[] }[];
  expect(packed!.files.map((file) => file.path).sort()).toEqual(
    ['README.md', 'dist/LICENSE', 'dist/insaf-verify.mjs', 'package.json'].sort(),
  );
  writeFileSync(path.join(folder, 'package.json'), '{}');
  npm('install', `./${packed!.filename}`);
  expect(readdirSync(path.join(folder, 'node_modules')).sort()).toEqual([
    '.bin',
    '.package-lock.json',
    'insaf-verify',
  ]);

  const signer = signerKey('insaf.example/ledger', new Uint8Array(32));
  const ledger = ledgerOf(
    [entryOf('501234567890', 1, 'receive', '2026-11-22T08:00:00.000Z')],
    signer,
  );
  const receipt = path.join(folder, 'receipt.json');
  writeFileSync(receipt, JSON.stringify(ledger.receiptOf('501234567890')));
  const program = path.join(folder, 'node_modules/.bin/insaf-verify');
  const run = (...args: string[]) =>
    spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'en' } });
  const checked = run('receipt', receipt, '--key', writeVerifierKey(signer));
  expect(checked.stderr).toBe('');
  expect(checked.stdout).toContain('Complaint 501234567890');
  expect(checked.status).toBe(0);
  expect(run('receipt', receipt).status).toBe(2);
});
