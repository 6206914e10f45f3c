import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Staff } from '../../rights/index.ts';
import { insertFrozen, updateMeeting } from '../queries.ts';
import { freeze } from '../rules/freeze.ts';
import { type Content, contentNow } from './content-of.ts';
import { lockedMeeting, seenMeeting } from './seen-meeting.ts';

/**
 * Freezes a review with all that is said of it. The database enters its hash in the ledger in the same
 * transaction, and refuses every change from then on.
 *
 * @throws Refusal those of `lockedMeeting`; `meeting_period_runs`, `meeting_figures_behind`;
 *   `meeting_unknown_figure` naming the point and what it calls a figure
 */
export async function closeMeeting(
  ctx: Ctx,
  acting: Staff,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  const seen = await seenMeeting(ctx.db, acting, id);
  // Who may not close it is told that before anything is counted.
  await ctx.db.transaction().execute((db) => lockedMeeting(db, acting, { id, version }));
  const { content, unknown } = await contentNow(ctx, acting, seen);
  assertOver(ctx, content);
  const [first] = unknown;
  if (first !== undefined) {
    const named = { field: `points.${first.at}`, figure: first.code };
    throw new Refusal('meeting_unknown_figure', named);
  }
  const at = ctx.clock();
  const frozen = freeze({ ...content, closedAt: at.toISOString(), closedBy: acting.name });
  await ctx.db.transaction().execute(async (db) => {
    // The same version that was counted: what was read above is what is frozen.
    const meeting = await lockedMeeting(db, acting, { id, version });
    await insertFrozen(db, {
      ...{ meeting_id: id, agency_id: meeting.agency_id, staff_id: acting.staffId },
      ...{ sha256: frozen.sha256, frozen: frozen.text, closed_at: at },
    });
    const closed = { state: 'closed', closed_at: at, closed_by: acting.staffId };
    await updateMeeting(db, meeting, closed);
  });
}

/** Only what nothing can be added to any more by going on is closed. */
function assertOver(ctx: Ctx, { review: { now, whole, countedUntil } }: Content): void {
  const zone = ctx.config.TIME_ZONE;
  if (localDay(ctx.clock(), zone) <= now.to) {
    throw new Refusal('meeting_period_runs', { lastDay: now.to });
  }
  if (!whole || countedUntil === null || localDay(new Date(countedUntil), zone) <= now.to) {
    throw new Refusal('meeting_figures_behind');
  }
}
