import {
  type FrozenReview,
  figureDefinitions,
  frozenFormat,
  frozenReview,
} from '@insaf/contract/meetings.ts';
import type { Ctx } from '../../../platform/context.ts';
import { findingsOf } from '../../findings/index.ts';
import { readReview } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { frozenOf, type Meeting, pointsOf } from '../queries.ts';
import { pointOf } from '../rules/point-of.ts';
import { sayPoints, type Unknown } from '../rules/say-points.ts';
import { askedOf } from './seen-meeting.ts';
import { speakersOf } from './speakers.ts';

/** All of a meeting as it is now: what would be frozen, but when and by whom. */
export type Content = Omit<FrozenReview, 'closedAt' | 'closedBy'>;

/**
 * A meeting that is prepared, as it would be frozen now, and the codes in its texts that name no figure.
 *
 * @throws Refusal all that reading the review refuses
 */
export async function contentNow(
  ctx: Ctx,
  acting: Acting,
  meeting: Meeting,
): Promise<{ readonly content: Content; readonly unknown: readonly Unknown[] }> {
  const asked = askedOf(meeting);
  const [review, drawn, points] = await Promise.all([
    readReview(ctx, acting, asked),
    findingsOf(ctx, acting, asked),
    pointsOf(ctx.db, meeting),
  ]);
  const { findings, looked } = drawn;
  const said = sayPoints({ review, findings, points: points.map(pointOf) }, speakersOf(ctx));
  const content = {
    ...({ format: frozenFormat, definitions: figureDefinitions } as const),
    meeting: {
      ...{ id: meeting.id, title: meeting.title, place: meeting.place },
      heldAt: meeting.held_at?.toISOString() ?? null,
      follows: await followedBy(ctx, meeting),
    },
    ...{ asked, review, findings, looked, points: said.points },
  };
  return { content, unknown: said.unknown };
}

async function followedBy(ctx: Ctx, { follows_id: id }: Meeting) {
  const frozen = id === null ? undefined : await frozenOf(ctx.db, { id });
  return frozen === undefined ? null : { id: frozen.meeting_id, sha256: frozen.sha256 };
}

/** What was frozen, as it was. */
export function frozenIn({ frozen }: { readonly frozen: string }): FrozenReview {
  return frozenReview.parse(JSON.parse(frozen));
}
