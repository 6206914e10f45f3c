import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from './server-process.ts';

const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-readme-'));
let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(dataDir);
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The commands of the README, on this test's server and folder instead of the usual ones. */
function commands(): string {
  const [, block] = /```bash\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))!;
  return block!
    .replace('http://localhost:3000', server.url)
    .replace('data/demonstration-password', join(dataDir, 'demonstration-password'))
    .replaceAll('node -pe', `${process.execPath} -pe`);
}

test('the commands of the README file, refer, answer, settle and confirm a complaint', {
  timeout: 120_000,
}, async () => {
  const run = promisify(execFile);
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', commands()], { cwd: root });
  const answers = stdout.split(/(?<=\})(?=\{)/).map((text) => JSON.parse(text));
  expect(answers.map(({ status, error }) => error?.code ?? status)).toEqual([
    'referred',
    'in_progress',
    'answered',
    'settled',
    'settled',
    'closed',
  ]);
});
