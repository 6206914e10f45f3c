import type { Ctx } from '../../../platform/context.ts';
import { countFigures } from './count-figures.ts';

const everyMs = 5000;

/**
 * Counts every five seconds until stopped. Every server that runs jobs does so; one at a time gets to. What
 * fails is tried again the next time, and is logged.
 */
export function keepCounting(ctx: Ctx): { readonly stop: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      turn = countFigures(ctx, { isStopped: () => stopped })
        .catch((err) => {
          if (!stopped) ctx.log.error({ err }, 'counting failed, and is tried again');
        })
        .then(() => (stopped ? undefined : next()));
    }, everyMs);
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
