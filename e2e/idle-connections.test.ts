/*
 * Ten thousand connections on which nothing comes, as of telephones that lost their signal or of somebody who
 * means harm: whoever asks beside them is answered, and what each costs is bounded.
 */
import { type ChildProcess, execSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from './server-process.ts';

/** As many as a process may have open, less what a server needs for itself. */
const filesAllowed = Number(execSync('ulimit -Hn', { encoding: 'utf8' })) || 1_000_000;
const count = Math.min(10_000, filesAllowed - 1000);
const mostOfOne = 40_000;

const dataDir = mkdtempSync(join(tmpdir(), 'insaf-idle-'));
let server: ServerProcess;
let holder: ChildProcess;
beforeAll(async () => {
  server = await startServer(dataDir);
  holder = fork(join(import.meta.dirname, 'hold-connections.ts'));
}, 240_000);
afterAll(async () => {
  holder?.kill();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What the server holds in memory, in bytes. */
function memory(): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) * 1024;
}

const file = () =>
  fetch(`${server.url}/api/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'عمود الإنارة مطفأ', complainants: [{ name: 'علي' }] }),
  });

test('ten thousand connections that say nothing keep nobody from being heard', async () => {
  expect((await file()).status).toBe(201);
  const before = memory();
  holder.send({ url: server.url, count });
  const [{ open }] = (await once(holder, 'message')) as [{ open: number }];
  expect(open).toBe(count);
  const pages = ['/', '/file/what', '/readyz', '/desk'];
  const answers = await Promise.all([...pages.map((path) => fetch(server.url + path)), file()]);
  expect(answers.map(({ status }) => status)).toEqual([...pages.map(() => 200), 201]);
  expect((memory() - before) / count).toBeLessThan(mostOfOne);
});
