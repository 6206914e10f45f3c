import { randomUUID } from 'node:crypto';
import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { checkAsked } from '../../review/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertMeeting, type Meeting, meetingById, pointsOf, replacePoints } from '../queries.ts';
import { pointOf } from '../rules/point-of.ts';
import { reaches, reachesMeeting } from './seen-meeting.ts';

export type NewMeeting = {
  readonly title: string;
  readonly place: string;
  readonly heldAt: string | null;
  readonly asked: ReviewQuery;
  readonly follows?: string | undefined;
};

/**
 * Begins to prepare a review. One that follows a closed one begins with what was said there.
 *
 * @throws Refusal all that reading the review refuses; `not_permitted`, `unknown_meeting`
 */
export async function prepareMeeting(ctx: Ctx, acting: Staff, given: NewMeeting): Promise<Meeting> {
  const directory = await readDirectory(ctx.db);
  const columns = settleAsked(acting, directory, given.asked);
  const now = ctx.clock();
  return ctx.db.transaction().execute(async (db) => {
    const followed = await followedOne(db, acting, directory, { ...given, ...columns });
    const meeting = await insertMeeting(db, {
      ...columns,
      ...{ title: given.title.trim(), place: given.place.trim(), held_at: given.heldAt },
      ...{ follows_id: followed?.id ?? null, made_at: now },
      ...{ changed_at: now, changed_by: acting.staffId },
    });
    if (followed !== undefined) {
      const points = (await pointsOf(db, followed)).map(pointOf);
      await replacePoints(
        db,
        meeting,
        points.map((point) => ({ ...point, point: randomUUID() })),
      );
    }
    return meeting;
  });
}

/** What is reviewed as it is kept, with the agency that it is of. */
export function settleAsked(acting: Staff, directory: Directory, asked: ReviewQuery) {
  const { agency, below } = checkAsked(acting, directory, asked);
  if (!reaches(acting, 'prepareReviews', { path: agency.path, below })) {
    throw new Refusal('not_permitted', { field: 'asked.agency' });
  }
  return { agency_id: agency.id, below, asked: JSON.stringify({ ...asked, agency: agency.code }) };
}

async function followedOne(
  db: Db,
  acting: Staff,
  directory: Directory,
  { follows, agency_id }: { follows?: string | undefined; agency_id: number },
): Promise<Meeting | undefined> {
  if (follows === undefined) return undefined;
  const found = await meetingById(db, follows);
  const known =
    found?.state === 'closed' &&
    found.agency_id === agency_id &&
    reachesMeeting(acting, 'readFigures', found, directory);
  if (!known) throw new Refusal('unknown_meeting', { field: 'follows' });
  return found;
}
