import type { MeetingView } from '@insaf/contract/meetings.ts';
import type { Db } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { leafOfReview } from '../../ledger/index.ts';
import type { Acting } from '../../rights/index.ts';
import { followingOf, frozenOf, type Meeting, meetingById, pointsOf } from '../queries.ts';
import { pointOf } from '../rules/point-of.ts';
import { frozenIn } from './content-of.ts';
import { meetingRows } from './meeting-row.ts';
import { reachesMeeting, seenMeeting } from './seen-meeting.ts';

/** A meeting with its points; once it is closed, with all that was frozen. @throws Refusal `not_found` */
export async function readMeeting(db: Db, acting: Acting, id: string): Promise<MeetingView> {
  const meeting = await seenMeeting(db, acting, id);
  const directory = await readDirectory(db);
  const [row] = await meetingRows(db, directory, [meeting]);
  const prepares = reachesMeeting(acting, 'prepareReviews', meeting, directory);
  const open = meeting.state === 'prepared';
  return {
    ...row!,
    version: meeting.version,
    points: (await pointsOf(db, meeting)).map(pointOf),
    followed: await followedOf(db, meeting),
    closed: open ? null : await closedOf(db, meeting),
    can: { change: prepares && open, close: prepares && open, follow: prepares && !open },
  };
}

async function followedOf(db: Db, { follows_id: id }: Meeting): Promise<MeetingView['followed']> {
  const followed = id === null ? undefined : await meetingById(db, id);
  return followed === undefined ? null : { id: followed.id, title: followed.title };
}

async function closedOf(db: Db, meeting: Meeting): Promise<MeetingView['closed']> {
  const row = await frozenOf(db, meeting);
  if (row === undefined) return null;
  const following = await followingOf(db, meeting);
  const leaf = await leafOfReview(db, meeting.id);
  return {
    sha256: row.sha256,
    leaf: leaf === undefined ? null : Number(leaf),
    frozen: frozenIn(row),
    followedBy: following.map(({ id, title, state }) => ({
      ...{ id, title, state: state as MeetingView['state'] },
    })),
  };
}
