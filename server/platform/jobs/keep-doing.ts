import { isAway } from '../db/is-away.ts';
import type { Log } from '../log.ts';

export type Kept = { readonly stop: () => Promise<void> };

/**
 * Does something over and over until stopped, each time so long after the last one ended: for what cannot
 * wait for the minute of a job. What fails is logged, and tried again the next time; that the database is away
 * is said by who notices it, and not again at each turn.
 *
 * @param what it is, for the log: `counting`
 * @param everyMs milliseconds between the end of one turn and the next
 * @param turn is told whether it should come to an end; stopping waits for it
 */
export function keepDoing(
  log: Log,
  what: string,
  everyMs: number,
  turn: (isStopped: () => boolean) => Promise<unknown>,
): Kept {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      running = turn(() => stopped)
        .catch((err) => {
          if (!stopped && !isAway(err)) log.error({ err }, `${what} failed, and is tried again`);
        })
        .then(() => (stopped ? undefined : next()));
    }, everyMs);
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
