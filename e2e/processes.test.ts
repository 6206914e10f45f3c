import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runToEnd, type ServerProcess, startServer } from './server-process.ts';

/*
 * Several processes on one port, as somebody starts them on a machine with several cores.
 */

const dataDir = mkdtempSync(join(tmpdir(), 'insaf-processes-'));
let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(dataDir, {}, ['--processes', '2']);
}, 360_000);
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Filed = { number: string; code: string };

async function file(text: string): Promise<Filed> {
  const answered = await fetch(`${server.url}/api/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, complainants: [{ name: 'سعاد', phone: '01001234567' }] }),
  });
  expect(answered.status).toBe(201);
  return (await answered.json()) as Filed;
}

async function tracked({ number, code }: Filed): Promise<number> {
  const answered = await fetch(`${server.url}/api/v1/tracking`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number, code }),
  });
  return answered.status;
}

/** The processes that serve: those the first one started, besides PostgreSQL. */
function serving(): number[] {
  const { pid } = server.process;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const serves = (child: string) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('--processes');
  return children.filter(serves).map(Number);
}

/** Sends filings and reads, several at once, until stopped. @returns what was acknowledged, and what failed */
function keepAsking() {
  const filed: Filed[] = [];
  const failures: unknown[] = [];
  let asking = true;
  const one = async (who: number) => {
    for (let no = 0; asking; no++) {
      try {
        if (no % 3 === 0) filed.push(await file(`ماسورة مياه مكسورة رقم ${no} عند ${who}`));
        else expect((await fetch(`${server.url}/`)).status).toBe(200);
      } catch (failure) {
        failures.push(failure);
      }
    }
  };
  const all = Promise.all([1, 2, 3, 4, 5, 6].map(one));
  return {
    stop: async () => {
      asking = false;
      await all;
      return { filed, failures };
    },
  };
}

const said = (line: string) =>
  expect.poll(() => server.output(), { timeout: 180_000, interval: 200 }).toContain(line);

test('both answer, the jobs are run by one, and what Prometheus is told is of both', async () => {
  expect(serving()).toHaveLength(2);
  expect(server.output()).toContain('Processes     2');
  const { number } = await file('تسرب غاز في مدخل العمارة');
  await expect
    .poll(() => readdirSync(join(dataDir, 'outbox')).filter((name) => name.includes(number)), {
      timeout: 60_000,
    })
    .toHaveLength(1);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^jobs_waiting\{state="failed"\} 0$/m);
  const filings = [
    ...metrics.matchAll(/^http_request_duration_seconds_count\{.*POST.*complaints".*\} (\d+)$/gm),
  ];
  expect(filings.map(([, count]) => Number(count))).toEqual([1]);
});

test('all are replaced while people file, and nobody is refused or lost', async () => {
  const before = serving();
  const asking = keepAsking();
  await after(1000);
  server.process.kill('SIGHUP');
  await said('every process was replaced');
  await after(1000);
  const { filed, failures } = await asking.stop();
  expect(failures).toEqual([]);
  expect(filed.length).toBeGreaterThan(10);
  for (const one of filed) expect(await tracked(one)).toBe(200);
  expect(serving().filter((pid) => before.includes(pid))).toEqual([]);
}, 360_000);

test('one that is killed is replaced, and the other serves meanwhile', async () => {
  const [, second] = serving();
  process.kill(second!, 'SIGKILL');
  await said('ended (SIGKILL); another takes its place');
  await file('انقطاع المياه عن الشارع كله');
  await expect.poll(() => serving().length, { timeout: 120_000 }).toBe(2);
  expect(serving()).not.toContain(second);
});

test('a number of processes that cannot be is said in one line', async () => {
  const wrong = await runToEnd(dataDir, {}, ['--processes', 'many']);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.output).toContain('PROCESSES must be a whole number, 1 to 64 (is "many")');
  const unknown = await runToEnd(dataDir, {}, ['--proceses', '2']);
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.output).toContain("Unknown option '--proceses'");
});

test('Ctrl-C ends all of them', async () => {
  const pids = serving();
  expect(await server.stop()).toBe(0);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});
