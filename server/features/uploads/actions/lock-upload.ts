import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker } from '@tus/server';
import type { Db } from '../../../platform/context.ts';
import { askWriter, releaseWriter, renewWriter, takeWriter } from '../queries.ts';

/**
 * One writer at a time for each upload, whichever server process its requests reach.
 *
 * A telephone that changes networks goes on over a new connection while the old one still looks alive.
 * So the newcomer is in the right: it asks the writer to end, which keeps what it has received and lets
 * go, and then takes its place. Who writes stands in the upload's row, as a lease that is renewed: a
 * writer in this process is told at once, one in another process when it renews, and one whose process
 * was killed loses the lease by not renewing it.
 */
const renewEveryMs = 1_000;
const retryEveryMs = 50;
/** Longer than a lease lasts (queries.ts). */
const patienceMs = 15_000;

export function uploadLocker(db: Db): Locker {
  /** Id of the upload → how to ask its writer in this process to end. */
  const writers = new Map<string, () => void>();
  return { newLock: (id) => uploadLock(db, id, writers) };
}

function uploadLock(db: Db, id: string, writers: Map<string, () => void>): Lock {
  const writer = randomUUID();
  let renewing: NodeJS.Timeout | undefined;
  let ask: (() => void) | undefined;

  return {
    async lock(signal, release) {
      const until = Date.now() + patienceMs;
      while (!(await takeWriter(db, id, writer))) {
        writers.get(id)?.();
        await askWriter(db, id);
        if (signal.aborted || Date.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT;
        await wait(retryEveryMs);
      }
      ask = () => void release();
      writers.set(id, ask);
      renewing = setInterval(() => {
        renewWriter(db, id, writer).then(
          (goOn) => goOn || release(),
          // the database is away for a moment: the next renewal, or the end of the lease, decides
          () => undefined,
        );
      }, renewEveryMs);
    },
    async unlock() {
      clearInterval(renewing);
      if (writers.get(id) === ask) writers.delete(id);
      await releaseWriter(db, id, writer);
    },
  };
}
