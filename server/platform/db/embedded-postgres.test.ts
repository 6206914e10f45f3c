import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { CannotStart } from '../errors.ts';
import { alive } from './embedded/orphan.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { runningPostgres } from './running-postgres.ts';

const program = join(import.meta.dirname, '..', '..', 'test', 'hold-postgres.ts');

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
  chmodSync(folder, 0o711);
  return folder;
};

vi.setConfig({ testTimeout: 60_000 }); // each starts PostgreSQL several times

/** A data folder that was started once: copied, since to make one takes a second. */
let made: string;
let dataDir: string;
beforeAll(async () => {
  made = newFolder();
  await (await startEmbeddedPostgres({ dataDir: made })).stop();
});
beforeEach(() => {
  dataDir = newFolder();
  cpSync(made, dataDir, { recursive: true });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const neverStarted = () => {
  rmSync(dataDir, { recursive: true });
  dataDir = newFolder();
};

describe('a start', () => {
  test('after the first keeps what was written', async () => {
    const first = await hold();
    await query(first.url, 'create table notes as select 7 as n');
    await first.interrupt();
    const second = await hold();
    expect(await query(second.url, 'select n from notes')).toEqual([{ n: 7 }]);
    await second.interrupt();
  });

  test('gives a UTF-8 database that listens on loopback only and wants the password', async () => {
    neverStarted();
    const { url, interrupt } = await hold();
    const [row] = await query(
      url,
      `select current_setting('server_encoding') as encoding,
              current_setting('listen_addresses') as listens,
              current_setting('jit') as jit`,
    );
    expect(row).toEqual({ encoding: 'UTF8', listens: '127.0.0.1', jit: 'off' });
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await interrupt();
  });

  test('on a folder that another server uses names that server, which is not disturbed', async () => {
    const first = await hold();
    const second = await refused();
    expect(second).toBe(
      `The data folder ${dataDir} is in use by another Insaf server (process ${first.pid}). ` +
        'Stop that one, or set DATA_DIR to another folder.',
    );
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.interrupt();
  });

  test('can be joined by a program that works beside the server, while it runs', async () => {
    expect(runningPostgres(dataDir)).toBeNull();
    const server = await hold();
    expect(runningPostgres(dataDir)).toBe(server.url);
    await server.interrupt();
    expect(runningPostgres(dataDir)).toBeNull();
    expect(runningPostgres(join(dataDir, 'nowhere'))).toBeNull();
  });

  test('on a port that is taken says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(startEmbeddedPostgres({ dataDir, port, durable: false })).rejects.toEqual(
      new CannotStart(`Port ${port} for PostgreSQL is taken.`),
    );
    const free = await startEmbeddedPostgres({ dataDir, durable: false });
    await free.stop();
  });

  test('where the folder cannot be made says so in one line', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataDir: join(file, 'data') })).rejects.toThrow(
      /^The data folder .*file\/data cannot be made \(.*\)\. Set DATA_DIR .*$/,
    );
  });

  test('on the cluster of another PostgreSQL version says how to go on', async () => {
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow(
      /was made by PostgreSQL 17, and this Insaf brings 18/,
    );
  });

  test('that was killed half-way through the first leaves nothing that the next trips over', async () => {
    neverStarted();
    for (const milliseconds of [0, 300]) {
      const first = launch();
      await first.says('Making the database');
      await wait(milliseconds);
      first.child.kill('SIGKILL');
      await first.end;
      expect(readdirSync(dataDir)).not.toContain('postgres');
    }
    const next = await hold();
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.interrupt();
  });
});

describe('a stop', () => {
  test('by Ctrl-C reaches the server alone, which then stops PostgreSQL', async () => {
    const server = await hold();
    const output = await server.interrupt();
    expect(output).toContain('PostgreSQL outlived the signal');
    expect(output).toContain('stopped');
    expect(alive(server.processes.postgres)).toBe(false);
    expect(alive(server.processes.guard)).toBe(false);
    expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres.lock']);
  });

  test('may be asked for twice', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    await Promise.all([postgres.stop(), postgres.stop()]);
    await postgres.stop();
  });
});

describe('after a kill -9', () => {
  test('of the server, PostgreSQL ends by itself and the next start has every row', async () => {
    const server = await hold();
    await query(server.url, 'create table notes as select 8 as n');
    server.child.kill('SIGKILL');
    await gone(server.processes.postgres);
    const next = await hold();
    expect(await query(next.url, 'select n from notes')).toEqual([{ n: 8 }]);
    await next.interrupt();
  });

  test('of the server and its guard, the next start stops the PostgreSQL they left', async () => {
    const server = await hold();
    await query(server.url, 'create table notes as select 9 as n');
    process.kill(server.processes.guard, 'SIGKILL');
    server.child.kill('SIGKILL');
    await gone(server.pid);
    await wait(300);
    expect(alive(server.processes.postgres)).toBe(true);
    const next = await hold();
    expect(alive(server.processes.postgres)).toBe(false);
    expect(await query(next.url, 'select n from notes')).toEqual([{ n: 9 }]);
    await next.interrupt();
  });

  test('of PostgreSQL, the server ends with one line and the next start recovers', async () => {
    const server = await hold();
    await query(server.url, 'create table notes as select 10 as n');
    process.kill(server.processes.postgres, 'SIGKILL');
    expect(await server.end).toMatchObject({
      code: 1,
      errors: 'PostgreSQL was killed (SIGKILL). Start Insaf again: the data recovers by itself.\n',
    });
    const next = await hold();
    expect(next.output()).toContain('Recovering the database');
    expect(await query(next.url, 'select n from notes')).toEqual([{ n: 10 }]);
    await next.interrupt();
  });

  test('of PostgreSQL in the middle of a long statement, the next start ends its remains', async () => {
    const server = await hold();
    const busy = query(server.url, 'select count(*) from generate_series(1, 100000000000)');
    busy.catch(() => undefined);
    await wait(300);
    process.kill(server.processes.postgres, 'SIGKILL');
    await server.end;
    const next = await hold();
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.interrupt();
  });

  test.each([
    ['a process that lives and is another program', process.pid],
    ['a process that is gone', 999_999],
  ])('a postmaster.pid that names %s does not forbid the next start', async (_, pid) => {
    const cluster = join(dataDir, 'postgres', 'cluster');
    writeFileSync(join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n1700000000\n5432\n\n\n`);
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    await postgres.stop();
  });
});

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  test('it works in a folder closed to everyone else', async () => {
    chmodSync(dataDir, 0o700); // as /root is
    const folder = join(dataDir, 'within');
    const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });
});

type Held = Launched & {
  url: string;
  pid: number;
  processes: { postgres: number; guard: number };
  /** Sends what a terminal sends on Ctrl-C, to the whole group, and gives what was printed. */
  interrupt: () => Promise<string>;
};

async function hold(): Promise<Held> {
  const launched = launch();
  const line = await launched.says('{"url"');
  const pid = launched.child.pid as number;
  return {
    ...launched,
    ...JSON.parse(line),
    pid,
    async interrupt() {
      process.kill(-pid, 'SIGINT');
      await launched.end;
      return launched.output();
    },
  };
}

async function refused(): Promise<string> {
  const { code, errors } = await launch().end;
  expect(code).toBe(1);
  return errors.trim();
}

type Launched = {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the first printed line that contains `text`. */
  says: (text: string) => Promise<string>;
  end: Promise<{ code: number | null; errors: string }>;
};

function launch(): Launched {
  const child = spawn(process.execPath, [program, dataDir], { detached: true });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const end = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.once('exit', (code) => setTimeout(() => resolve({ code, errors }), 50));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const says = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = output.split('\n').find((each) => each.includes(text));
        if (line) resolve(line);
      };
      child.stdout.on('data', look);
      void end.then(() => reject(new Error(`It ended first: ${errors}`)));
      look();
    });
  return { child, output: () => output, says, end };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function gone(pid: number): Promise<void> {
  while (alive(pid)) await wait(20);
}
