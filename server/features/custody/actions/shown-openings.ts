import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { Ctx } from '../../../platform/context.ts';
import { firstViews, openingsOf } from '../queries.ts';
import { naming } from './opening-view.ts';

/**
 * To whom the complainant of a complaint was opened, when, why and until when: as agency and role, never a
 * name of an officer. The latest first.
 */
export async function shownOpenings(
  ctx: Ctx,
  complaint: { number: string },
): Promise<TrackingView['openings']> {
  const opened = (await openingsOf(ctx.db, complaint)).filter(({ until }) => until !== null);
  if (opened.length === 0) return [];
  const [speak, seen] = await Promise.all([naming(ctx), firstViews(ctx.db, complaint)]);
  return opened.map((row) => {
    const asked = speak(row.asked_agency_id, row.asked_role, row.asked_at);
    const approved = speak(row.decided_agency_id!, row.decided_role!, row.decided_at!);
    return {
      at: row.decided_at!.toISOString(),
      until: row.until!.toISOString(),
      to: { agency: asked.agency.name, role: asked.role },
      by: { agency: approved.agency.name, role: approved.role },
      reason: row.reason,
      seenAt: seen.get(row.opening_no)?.toISOString() ?? null,
    };
  });
}
