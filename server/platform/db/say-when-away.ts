import type { Log } from '../log.ts';
import type { ConnectOptions } from './connect.ts';

/** Lines are lost many at once: one of them is logged in so many milliseconds. */
const onceInMs = 10_000;

/**
 * Logs that the database is away, and that it answers again, each once, however many wait for it.
 *
 * @param isEnding while a server ends, PostgreSQL may be gone before it has heard that the server hangs up
 */
export function sayWhenAway(
  log: Log,
  isEnding: () => boolean,
): Required<Pick<ConnectOptions, 'onLost' | 'onAway' | 'onBack'>> {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    onLost: (err) => {
      const now = performance.now();
      if (isEnding() || now - saidAt < onceInMs) return;
      saidAt = now;
      log.warn({ err }, 'database connections were lost');
    },
    onAway: (err) => {
      saidAt = performance.now();
      if (!isEnding())
        log.warn({ err }, 'the database is away: what needs it is told to come back');
    },
    onBack: (awayMs) => {
      log.warn({ awaySeconds: Math.round(awayMs / 1000) }, 'the database answers again');
    },
  };
}
