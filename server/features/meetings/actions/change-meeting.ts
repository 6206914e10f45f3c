import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { deleteMeeting, replacePoints, updateMeeting } from '../queries.ts';
import { twice } from '../rules/point-of.ts';
import { settleAsked } from './prepare-meeting.ts';
import { lockedMeeting } from './seen-meeting.ts';

export type Change = {
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly heldAt: string | null;
  readonly asked: ReviewQuery;
  readonly points: readonly MeetingPoint[];
};

/**
 * All of a meeting anew, while it is prepared. Texts may name figures that there are not yet: what is being
 * typed is kept, and closing refuses it.
 *
 * @throws Refusal those of `lockedMeeting`; all that reading the review refuses; `invalid_input` naming a point
 *   that is there twice
 */
export async function changeMeeting(
  ctx: Ctx,
  acting: Staff,
  id: string,
  { version, title, place, heldAt, asked, points }: Change,
): Promise<void> {
  const again = twice(points);
  if (again !== null) throw new Refusal('invalid_input', { field: `points.${again}` });
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const meeting = await lockedMeeting(db, acting, { id, version });
    await replacePoints(db, meeting, points);
    await updateMeeting(db, meeting, {
      ...settleAsked(acting, directory, asked),
      ...{ title: title.trim(), place: place.trim(), held_at: heldAt },
      ...{ changed_at: ctx.clock(), changed_by: acting.staffId },
    });
  });
}

/** Takes back a meeting that was never closed, with its points. @throws Refusal those of `lockedMeeting` */
export async function discardMeeting(
  ctx: Ctx,
  acting: Staff,
  given: { readonly id: string; readonly version: number },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await deleteMeeting(db, await lockedMeeting(db, acting, given));
  });
}
