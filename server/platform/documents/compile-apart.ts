/*
 * Long papers are set in a thread of their own: a report of many tables takes a second or more, and nobody else's
 * request waits for it. There is one such thread, it starts with the first paper and ends when none was
 * asked for in a while, and it takes one paper after the other.
 */
import { Worker } from 'node:worker_threads';
import { Refusal } from '../errors.ts';
import type { Paper } from './compile-pdf.ts';

type Answer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: unknown };

export type PaperMakerOptions = {
  /** Papers that are being set or wait for it; another is refused. */
  readonly most?: number;
  /** Milliseconds without a paper after which the thread ends. */
  readonly idle?: number;
  /** Milliseconds after which a paper is given up, with all that wait behind it. */
  readonly limit?: number;
};

export type PaperMaker = {
  /**
   * Sets a paper.
   *
   * @throws Refusal `busy` when too many wait
   * @throws Error when the template is wrong, or the paper takes longer than the limit: faults of ours
   */
  readonly compile: (paper: Paper) => Promise<Buffer>;
  /** Ends the thread; what waits fails. */
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly done: (bytes: Buffer) => void;
  readonly fail: (error: unknown) => void;
};

export function openPaperMaker(options: PaperMakerOptions = {}): PaperMaker {
  const { most = 4, idle = 60_000, limit = 60_000 } = options;
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let papers = 0;

  function end(error: unknown): Promise<unknown> {
    const ended = thread;
    thread = undefined;
    clearTimeout(timer);
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
    return ended === undefined ? Promise.resolve() : ended.terminate();
  }

  /** The thread ends when it has been idle too long, or too long with one paper. */
  function watch(): void {
    clearTimeout(timer);
    const over = waiting.size > 0 ? 'a paper took too long to set' : 'nothing to set';
    timer = setTimeout(() => void end(new Error(over)), waiting.size > 0 ? limit : idle).unref();
  }

  function start(): Worker {
    const worker = new Worker(new URL('./paper-thread.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const paper = waiting.get(answer.id);
      waiting.delete(answer.id);
      watch();
      if ('bytes' in answer) paper?.done(Buffer.from(answer.bytes.buffer));
      else paper?.fail(answer.error);
    });
    worker.on('error', (error) => {
      if (thread === worker) void end(error);
    });
    return worker;
  }

  return {
    async compile(paper) {
      if (waiting.size >= most) throw new Refusal('busy', { seconds: 10 });
      thread ??= start();
      const id = papers++;
      const bytes = new Promise<Buffer>((done, fail) => waiting.set(id, { done, fail }));
      if (waiting.size === 1) watch();
      thread.postMessage({ id, paper });
      return bytes;
    },
    close: async () => void (await end(new Refusal('busy'))),
  };
}
