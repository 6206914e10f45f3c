import type { Ctx } from '../../../platform/context.ts';
import { isAnythingWaiting } from '../queries.ts';
import { publishHeads } from './publish-heads.ts';
import { batch, sequence } from './sequence.ts';

/** How often a server looks; with the time that a batch takes, everything is sequenced in two seconds. */
const everyMs = 700;

/**
 * Sequences what is entered until stopped. Every server that runs jobs does so; one at a time gets to.
 * What fails is tried again the next time, and is logged.
 */
export function keepSequencing(ctx: Ctx): { readonly stop: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      turn = takeTurn(ctx, () => stopped)
        .catch((err) => {
          if (!stopped) ctx.log.error({ err }, 'sequencing failed, and is tried again');
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

async function takeTurn(ctx: Ctx, isStopped: () => boolean): Promise<void> {
  let head: Parameters<typeof publishHeads>[1];
  while (!isStopped() && (await isAnythingWaiting(ctx.db))) {
    const done = await sequence(ctx);
    if (done === null) return;
    head = done.head;
    if (done.entries < batch) break;
  }
  await publishHeads(ctx, head);
}
