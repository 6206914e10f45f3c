import type { meetingRoutes } from '@insaf/contract/meetings.ts';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { linesOf, readReview } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { differencesOf } from '../rules/differences.ts';
import { closedMeeting } from './closed-meeting.ts';
import { frozenIn } from './content-of.ts';

type Compared = z.output<(typeof meetingRoutes.compareMeeting.replies)[200]>;
const shown = 200;

/**
 * What the same figures of a closed review are now. They go on: what came in the period is still worked on,
 * and what was done may be known later.
 *
 * @throws Refusal `not_found`, `meeting_not_closed`; all that reading the review refuses
 */
export async function compareMeeting(ctx: Ctx, acting: Acting, id: string): Promise<Compared> {
  const frozen = frozenIn(await closedMeeting(ctx.db, acting, id));
  const now = await readReview(ctx, acting, frozen.asked);
  const { same, differences } = differencesOf(linesOf(frozen.review), linesOf(now));
  return {
    countedUntil: now.countedUntil,
    same,
    differences: differences.slice(0, shown),
    more: Math.max(0, differences.length - shown),
  };
}
