/*
 * The cluster on disk: `DATA_DIR/postgres`, with PostgreSQL's own folder `cluster` and the file
 * `password` (0600) in it.
 *
 * It is made beside its place, in `DATA_DIR/postgres.new-…`, and renamed into it when it is whole,
 * so a cluster that exists is complete: a start that was killed leaves only a folder to throw away.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from '../../errors.ts';
import { doesNotRun, type PostgresPrograms } from './programs.ts';
import { commandAs, type User } from './run-as.ts';

/** The one role of the cluster, its superuser, and the one database beside PostgreSQL's own. */
const owner = 'insaf';

export type ClusterFolder = { home: string; cluster: string; password: string };

/** Where the cluster of a data folder lives, made or not. */
export function clusterFolder(dataDir: string): ClusterFolder {
  const home = join(dataDir, 'postgres');
  return { home, cluster: join(home, 'cluster'), password: join(home, 'password') };
}

/** PostgreSQL's environment: none of the operator's, whose PG… variables would change it. */
export const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes the cluster and the database `insaf`: UTF-8, the same sorting on every machine, one role with
 * a random password. With `durable: false` nothing waits for the disk: for tests.
 * @throws CannotStart when PostgreSQL's programs do not run here or the disk refuses.
 */
export async function makeCluster(
  dataDir: string,
  programs: PostgresPrograms,
  user: User | null,
  durable: boolean,
): Promise<void> {
  throwAwayUnfinished(dataDir);
  const home = join(dataDir, `postgres.new-${randomBytes(4).toString('hex')}`);
  const cluster = join(home, 'cluster');
  const password = join(home, 'password');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flush: true });
  if (user) for (const path of [home, password]) chownSync(path, user.uid, user.gid);
  const options = [
    ...['--pgdata', cluster, '--username', owner, '--pwfile', password],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(durable ? [] : ['--no-sync']),
  ];
  await run(programs.initdb, options, user, home);
  const single = ['--single', '-D', cluster, ...(durable ? [] : ['-c', 'fsync=off']), 'postgres'];
  await run(programs.postgres, single, user, home, `create database ${owner}\n`);
  renameSync(home, join(dataDir, 'postgres'));
  if (durable) syncFolder(dataDir);
}

/** Makes a rename in a folder outlive a loss of power. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Puts an existing cluster in order before a start: whose it is, its mode (a copy often loses both).
 * @throws CannotStart when it is incomplete, of another PostgreSQL, or of another user.
 */
export function checkCluster(folder: ClusterFolder, user: User | null): void {
  const { uid } = statSync(folder.home);
  if (!user && uid !== process.getuid?.()) {
    throw new CannotStart(
      `${folder.home} belongs to another user (number ${uid}). Start as that user, or set DATA_DIR to another folder.`,
    );
  }
  const version = majorOf(folder);
  if (version !== '18') {
    throw new CannotStart(
      `${folder.cluster} was made by PostgreSQL ${version}, and this Insaf brings 18. ` +
        'Move it with pg_dump and pg_restore, or start the version of Insaf that made it.',
    );
  }
  if (user && statSync(folder.cluster).uid !== user.uid) {
    spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder.home]);
  }
  chmodSync(folder.cluster, 0o700);
}

/** The address of the database `insaf` while PostgreSQL listens on `port`. Holds the password. */
export function databaseUrl(folder: ClusterFolder, port: number): string {
  return `postgres://${owner}:${readPassword(folder)}@127.0.0.1:${port}/${owner}`;
}

function readPassword(folder: ClusterFolder): string {
  return readFileSync(folder.password, 'utf8').trim();
}

function majorOf(folder: ClusterFolder): string {
  try {
    readPassword(folder);
    return readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new CannotStart(
      `${folder.home} is not a whole PostgreSQL folder of Insaf (${(error as Error).message}). ` +
        'Restore it from a backup, or set DATA_DIR to another folder.',
    );
  }
}

function throwAwayUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith('postgres.new-')) continue;
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    } catch {
      // a killed start's initdb may still be writing there for a moment: the next start removes it
    }
  }
}

function run(
  program: string,
  args: string[],
  user: User | null,
  home: string,
  input = '',
): Promise<void> {
  const { command, args: all, options } = commandAs(user, [program, home], program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { ...options, env: environment, cwd: dirname(program) });
    let said = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdin.on('error', () => undefined); // it ended before it read: its exit tells why
    child.stdin.end(input);
    child.on('error', (error) => reject(doesNotRun(program, error.message)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      const why = lastWords(said) || `it ended with ${signal ?? code}`;
      reject(
        code === 127 || !existsSync(join(home, 'cluster'))
          ? doesNotRun(program, why)
          : new CannotStart(`PostgreSQL could not make its database in ${home}: ${why}`),
      );
    });
  });
}

/** The line of a program's complaint that says why: the last that names an error, or the last. */
export function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  return (telling ?? lines.at(-1) ?? '').trim();
}
