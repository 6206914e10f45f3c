/*
 * A PostgreSQL whose server is gone.
 *
 * Whoever calls this holds the folder's lock, so no Insaf server lives on it, and any PostgreSQL
 * still at work there was left behind by one that was killed. PostgreSQL names itself in
 * `postmaster.pid`: its process, its folder, its start. It is asked to stop, which it does cleanly.
 *
 * A number in that file may since belong to another program (after a restart of the machine or of
 * a container). PostgreSQL would then refuse to start for ever, out of caution that we need not
 * share: when the process is provably not a PostgreSQL of this folder, the file is removed. Two
 * PostgreSQLs cannot meet even so: shared memory carries the folder's own mark and refuses a second.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '../../errors.ts';

/** How long each way of asking is given, in milliseconds: a clean stop, then one without a checkpoint. */
const patience: [NodeJS.Signals, number][] = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 15_000],
];

/**
 * Stops the PostgreSQL that an earlier server left running on a cluster; returns at once if there is none.
 * @throws CannotStart when it does not stop.
 */
export async function stopOrphan(
  cluster: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = pidIn(file);
  if (pid === null || !alive(pid)) return; // PostgreSQL itself clears a file whose process is gone
  if (!isPostgresOf(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  onProgress(`Stopping the PostgreSQL that an earlier run left behind (process ${pid})`);
  for (const [signal, milliseconds] of patience) {
    send(pid, signal);
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      if (!alive(pid)) return;
      await wait(50);
    }
  }
  throw new CannotStart(
    `The PostgreSQL of an earlier run (process ${pid}) does not stop. End it (kill -QUIT ${pid}) and start again.`,
  );
}

/**
 * Ends what a PostgreSQL that was killed left at work: processes in the middle of a long statement,
 * which notice only at its end that they are alone, and until then forbid the next start.
 * Works where /proc exists; elsewhere they are waited for.
 */
export function stopRemains(cluster: string): void {
  if (!existsSync('/proc/self/cwd')) return;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (pid > 1 && isPostgresOf(pid, cluster)) send(pid, 'SIGQUIT');
  }
}

function pidIn(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Whether a process still does anything. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Dead, but its parent (a container's first process, often) never asked how it ended. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone meanwhile, or not ours to signal: the wait that follows finds out
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  if (existsSync('/proc/self/cwd')) {
    try {
      // PostgreSQL works from inside its cluster, and no other program has a reason to
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false; // gone meanwhile, or of another user, which the owner of this cluster is not
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(cluster);
}
