/*
 * Several processes on one port. Whoever asks is given to one after another; one that dies is replaced; and
 * all can be replaced one by one while they serve, so that a new version drops no request.
 */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { tellMetricsOfAll } from './platform/http/metrics-of-all.ts';

export type ProcessesOptions = {
  readonly count: number;
  /** What a process is told by its environment, besides what this one was; places count from 0. */
  readonly environment: (place: number) => Record<string, string>;
  readonly say: (line: string) => void;
};

export type Processes = {
  /** What the first process says of itself. */
  readonly announcement: string;
  /** Replaces one after another. @returns whether all are new; those that were stay where they cannot be */
  restart(): Promise<boolean>;
  stop(): Promise<void>;
};

/** What a process says when it is ready; `sayReady` sends it. */
type Ready = { readonly ready: string };

/** Tells whoever started this process that it serves. */
export function sayReady(announcement: string): void {
  process.send?.({ ready: announcement } satisfies Ready);
}

/** Longest wait between two tries to replace one that died, in milliseconds. */
const longestPause = 30_000;
/** How long one that was told to end is waited for, in milliseconds. */
const endPatience = 30_000;

/**
 * Starts them, the first alone: it loads what the others need.
 * @throws when one of them cannot start
 */
export async function runProcesses(options: ProcessesOptions): Promise<Processes> {
  const { count, say } = options;
  const workers: Worker[] = [];
  let stopping = false;
  let restarting = false;
  const tellMetrics = tellMetricsOfAll();

  /** Starts a process for a place and waits until it serves. */
  async function start(place: number): Promise<{ worker: Worker; said: string }> {
    const worker = cluster.fork(options.environment(place));
    tellMetrics(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', ({ ready }: Partial<Ready>) => {
        if (ready !== undefined) resolve({ worker, said: ready });
      });
      worker.once('exit', (code, signal) => {
        reject(new Error(`process ${place + 1} ended with ${signal ?? code} before it was ready`));
        // Dead while it served, and not because another has its place.
        if (workers[place] === worker && !stopping) void replace(place, signal ?? String(code));
      });
    });
  }

  async function fill(place: number): Promise<string> {
    const { worker, said } = await start(place);
    workers[place] = worker;
    if (worker.isDead() && !stopping) void replace(place, 'early end');
    if (stopping) worker.process.kill('SIGTERM');
    return said;
  }

  async function replace(place: number, reason: string): Promise<void> {
    say(`insaf: process ${place + 1} ended (${reason}); another takes its place`);
    for (let pause = 1000; !stopping; pause = Math.min(pause * 2, longestPause)) {
      try {
        await fill(place);
        return;
      } catch (error) {
        say(`insaf: ${(error as Error).message}; tried again in ${pause / 1000} s`);
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  }

  const announcement = await fill(0);
  await Promise.all(Array.from({ length: count - 1 }, (_, before) => fill(before + 1)));

  return {
    announcement,
    async restart() {
      if (restarting || stopping) return false;
      restarting = true;
      try {
        for (let place = 0; place < count && !stopping; place++) {
          const old = workers[place];
          await fill(place);
          if (old) await ended(old);
        }
        return !stopping;
      } catch (error) {
        say(`insaf: ${(error as Error).message}; those that serve go on`);
        return false;
      } finally {
        restarting = false;
      }
    },
    async stop() {
      stopping = true;
      await Promise.all(
        Object.values(cluster.workers ?? {}).map((worker) => worker && ended(worker)),
      );
    },
  };
}

/** Tells a process to end, and waits for it; one that does not listen is killed. */
async function ended(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const exit = once(worker, 'exit');
  worker.process.kill('SIGTERM');
  const last = setTimeout(() => worker.process.kill('SIGKILL'), endPatience);
  await exit;
  clearTimeout(last);
}
