import type { Ctx } from '../../../platform/context.ts';
import { type Kept, keepDoing } from '../../../platform/jobs/keep-doing.ts';
import { countFigures } from './count-figures.ts';

const everyMs = 5000;

/** Counts every five seconds until stopped. Every server that runs jobs does so; one at a time gets to. */
export function keepCounting(ctx: Ctx): Kept {
  return keepDoing(ctx.log, 'counting', everyMs, (isStopped) => countFigures(ctx, { isStopped }));
}
