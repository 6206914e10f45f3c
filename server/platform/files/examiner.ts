import { type ChildProcess, fork } from 'node:child_process';
import { Refusal } from '../errors.ts';
import type { Answer, Task } from './examiner-process.ts';
import type { Inspection } from './inspect.ts';
import { refusedFile } from './refuse.ts';

/**
 * Files from strangers are decoded in processes of their own, each with one file at a time.
 *
 * A decoder is where a hostile file does its harm: it may compute for minutes, take all memory, or fall
 * through a flaw in native code. In the server's process any of these stops everybody; here it ends one
 * small process, which is given no environment and so no secret, and the file is refused. A process
 * that dies is forgiven once, since memory may have run out for another reason: the file gets a second
 * process, and is refused when that dies too. One that takes too long is ended at once.
 *
 * Processes start with the first file (some 0.2 s), end when idle, and are replaced after some hundred
 * files, so that what a library leaks does not add up.
 */
export type Examined = {
  inspection: Inspection;
  /** Paths of the copies made of a photo; the caller moves or removes them. */
  copies: { show: string; thumbnail: string } | null;
};

export type Examiner = {
  /**
   * Examines a file that nobody else writes.
   * @throws Refusal `upload_refused` with its reason, or `busy` when too many files wait
   */
  examine(path: string): Promise<Examined>;
  /** Ends every process; a file under examination is refused as `busy`. */
  close(): void;
};

export type ExaminerOptions = {
  /** IANA name of the time zone for photos that do not say theirs. */
  zone: string;
  /** How many files are examined at once. */
  processes?: number;
  /** How long one file may take. */
  seconds?: number;
  /** How many files may wait for their turn. */
  waiting?: number;
  /** When an idle process ends. */
  idleSeconds?: number;
  /** Told of a fault in the examination itself, which is ours and not the file's. */
  report?: (fault: Error) => void;
};

const filesPerProcess = 200;
const program = new URL('./examiner-process.ts', import.meta.url);

type Waiting = {
  task: Task;
  deaths: number;
  done: (examined: Examined) => void;
  fail: (error: Error) => void;
};
type Worker = { child: ChildProcess; files: number; work: Waiting | null; timer?: NodeJS.Timeout };

export function startExaminer(options: ExaminerOptions): Examiner {
  const { zone, processes = 2, seconds = 60, waiting = 100, idleSeconds = 60 } = options;
  const report = options.report ?? (() => {});
  const workers = new Set<Worker>();
  const queue: Waiting[] = [];
  let closed = false;

  function startWorker(): Worker {
    const child = fork(program, {
      env: {},
      execArgv: ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const worker: Worker = { child, files: 0, work: null };
    workers.add(worker);
    child.unref();
    child.channel?.unref();
    child.on('message', (answer: Answer) => finish(worker, answer));
    child.on('error', (error) => bury(worker, error.message));
    child.on('exit', (code, signal) => bury(worker, `examiner ended by ${signal ?? code}`));
    return worker;
  }

  function next(): void {
    while (queue.length > 0) {
      let worker = [...workers].find((candidate) => candidate.work === null);
      if (!worker) {
        if (workers.size >= processes) return;
        worker = startWorker();
      }
      begin(worker, queue.shift()!);
    }
  }

  function begin(worker: Worker, work: Waiting): void {
    clearTimeout(worker.timer);
    worker.work = work;
    worker.files++;
    worker.timer = setTimeout(() => {
      worker.work = null;
      work.fail(refusedFile('not_examinable'));
      retire(worker, 'SIGKILL');
      next();
    }, seconds * 1000);
    worker.child.send(work.task, (error) => {
      if (error) bury(worker, error.message);
    });
  }

  function finish(worker: Worker, answer: Answer): void {
    const { work } = worker;
    if (!work) return;
    clearTimeout(worker.timer);
    worker.work = null;
    if ('inspection' in answer) work.done(answer);
    else if ('refused' in answer) work.fail(new Refusal('upload_refused', answer.refused));
    else {
      report(new Error(`a file could not be examined: ${answer.failed}`));
      work.fail(refusedFile('not_examinable'));
    }
    if (worker.files >= filesPerProcess) retire(worker, 'SIGTERM');
    else worker.timer = setTimeout(() => retire(worker, 'SIGTERM'), idleSeconds * 1000).unref();
    next();
  }

  /** The process is gone: what it was examining gets another, once. */
  function bury(worker: Worker, how: string): void {
    if (!workers.delete(worker)) return;
    clearTimeout(worker.timer);
    const { work } = worker;
    worker.work = null;
    if (!work) return;
    report(new Error(how));
    if (closed) work.fail(new Refusal('busy'));
    else if (work.deaths > 0) work.fail(refusedFile('not_examinable'));
    else queue.unshift({ ...work, deaths: 1 });
    next();
  }

  function retire(worker: Worker, signal: NodeJS.Signals): void {
    clearTimeout(worker.timer);
    workers.delete(worker);
    worker.child.kill(signal);
  }

  return {
    examine(path) {
      if (closed || queue.length >= waiting) return Promise.reject(new Refusal('busy'));
      return new Promise((done, fail) => {
        queue.push({ task: { path, zone }, deaths: 0, done, fail });
        next();
      });
    },
    close() {
      closed = true;
      for (const work of queue.splice(0)) work.fail(new Refusal('busy'));
      for (const worker of workers) {
        const { work } = worker;
        worker.work = null;
        retire(worker, 'SIGKILL');
        work?.fail(new Refusal('busy'));
      }
    },
  };
}
