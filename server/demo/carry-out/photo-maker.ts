/** Photos are made in threads of their own: drawing them would keep everything else waiting. */
import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import { makePhoto, type PhotoWanted, type Reuse, reuse } from '../photos.ts';
import { randomOf } from '../seeded.ts';

type PhotoOrder = {
  readonly wanted: PhotoWanted;
  /** Makes that photo look like another file; drawn from the stream of this name. */
  readonly again?: { readonly how: Reuse; readonly stream: readonly (string | number)[] };
};

export type PhotoMaker = {
  readonly make: (order: PhotoOrder) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

type Answer = { readonly id: number; readonly bytes: Uint8Array } | { id: number; error: unknown };
type Waiting = { done: (bytes: Buffer) => void; fail: (error: unknown) => void };

/** A maker with one thread, which starts with the first photo. */
export function openPhotoMaker(): PhotoMaker {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let orders = 0;

  function start(): Worker {
    const worker = new Worker(new URL(import.meta.url));
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const { done, fail } = waiting.get(answer.id)!;
      waiting.delete(answer.id);
      if ('bytes' in answer) done(Buffer.from(answer.bytes));
      else fail(answer.error);
    });
    worker.on('error', (error) => {
      for (const { fail } of waiting.values()) fail(error);
      waiting.clear();
    });
    return worker;
  }

  return {
    make(order) {
      thread ??= start();
      const id = orders++;
      thread.postMessage({ id, order });
      return new Promise((done, fail) => waiting.set(id, { done, fail }));
    },
    async close() {
      if (thread === undefined) return;
      const ended = once(thread, 'exit');
      await thread.terminate();
      await ended;
    },
  };
}

async function makeOrdered({ wanted, again }: PhotoOrder): Promise<Buffer> {
  const photo = await makePhoto(wanted);
  return again === undefined ? photo : reuse(photo, again.how, randomOf(...again.stream));
}

// This file is also what runs in the thread.
parentPort?.on('message', async ({ id, order }: { id: number; order: PhotoOrder }) => {
  try {
    const bytes = Uint8Array.from(await makeOrdered(order));
    parentPort?.postMessage({ id, bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
