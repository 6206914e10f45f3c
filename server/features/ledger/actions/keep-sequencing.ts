import type { Ctx } from '../../../platform/context.ts';
import { type Kept, keepDoing } from '../../../platform/jobs/keep-doing.ts';
import { isAnythingWaiting } from '../queries.ts';
import { publishHeads } from './publish-heads.ts';
import { batch, sequence } from './sequence.ts';

/** How often a server looks; with the time that a batch takes, everything is sequenced in two seconds. */
const everyMs = 700;

/** Sequences what is entered until stopped. Every server that runs jobs does so; one at a time gets to. */
export function keepSequencing(ctx: Ctx): Kept {
  return keepDoing(ctx.log, 'sequencing', everyMs, (isStopped) => takeTurn(ctx, isStopped));
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
