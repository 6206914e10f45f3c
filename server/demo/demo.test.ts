import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/database.ts';

/* `npm run demo` as a process of its own, as somebody who tries the system out runs it. */

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'insaf-demo-test-'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Options = {
  env?: Record<string, string>;
  /** Presses Ctrl-C when this was said. */
  interruptAt?: string;
};

function demo(args: string[], { env = {}, interruptAt }: Options = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'demo.ts'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    let interrupted = false;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
      if (interruptAt === undefined || interrupted || !err.includes(interruptAt)) return;
      interrupted = child.kill('SIGINT');
    });
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('says with --help how it is called', async () => {
  const { code, out, err } = await demo(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('npm run demo -- [--count 2000] [--seed insaf]');
});

test.each([
  [['--cuont', '5'], "Unknown option '--cuont'"],
  [['again'], "Unexpected argument 'again'"],
  [['--count', 'many'], '--count many is not a whole number from 1'],
  [['--months', '0'], '--months 0 is not a whole number'],
  [['--until', 'yesterday'], '--until yesterday is not a day like 2026-06-30'],
  [['--until', '2026-02-31'], '--until 2026-02-31 is not a day like 2026-06-30'],
])('%j is refused in one line and ends with 2', async (args, said) => {
  const { code, out, err } = await demo(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('on an empty data folder it brings all it needs, and says where to look', async () => {
  const args = ['--count', '6', '--months', '2', '--until', '2026-06-30'];
  const first = await demo(args);
  expect({ code: first.code, err: first.err }).toMatchObject({ code: 0 });
  expect(first.out).toContain('The demonstration “insaf” has 6 complaints');
  expect(first.out).toContain('Every step went as planned.');
  expect(first.out).toMatch(/settled, .* {2}\d{12} {2}code \d{8}/);
  expect(first.out).toMatch(/Sign-ins, all with the password [a-z0-9-]{19}/);
  expect(first.err).toContain('100 %');

  const again = await demo([]);
  expect(again.code).toBe(0);
  expect(again.out).toContain('The demonstration “insaf” is all there');
  const other = await demo(['--seed', 'other']);
  expect(other).toMatchObject({ code: 1, out: '' });
  expect(other.err).toMatch(/^insaf demo: This database holds the demonstration “insaf”.*\n$/);
}, 120_000);

test('Ctrl-C ends it with 130 after the steps that are under way, and nothing is left running', async () => {
  const env = {
    DATABASE_URL: database.url,
    INSAF_SECRET: 'a secret of thirty-two characters',
    DATA_DIR: join(folder, 'other'),
  };
  const { code, out, err } = await demo(['--count', '100'], { env, interruptAt: ' 5 %' });
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(err).toContain('Interrupted. npm run demo continues it.');
  const { rows } = await database.pool.query(
    "select 1 from pg_stat_activity where application_name like 'insaf demo%' and datname = current_database()",
  );
  expect(rows).toEqual([]);
}, 120_000);
