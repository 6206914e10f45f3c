import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, holdingsWith, isWithin, type Staff } from '../../rights/index.ts';
import { staffNames } from '../../staff/index.ts';
import { lockMeeting, type Meeting, meetingById } from '../queries.ts';

/** What is reviewed, with the agency that it was settled to be. */
export type Asked = ReviewQuery & { readonly agency: string };
export const askedOf = ({ asked }: Pick<Meeting, 'asked'>) => asked as unknown as Asked;

/** Whether a permission is held at an agency, with all below it where that is reviewed too. */
export function reaches(
  acting: Acting,
  permission: Permission,
  { path, below }: { readonly path: string; readonly below: boolean },
): boolean {
  return holdingsWith(acting, permission).some((holding) =>
    holding.reach === 'below' ? isWithin(path, holding.path) : !below && holding.path === path,
  );
}

/** The same of a meeting; of one that was merged, at the agency that it was merged into. */
export function reachesMeeting(
  acting: Acting,
  permission: Permission,
  { agency_id, below }: Pick<Meeting, 'agency_id' | 'below'>,
  directory: Directory,
): boolean {
  return reaches(acting, permission, { path: directory.successorOf(agency_id).path, below });
}

/** A meeting whose review the reader may read. @throws Refusal `not_found` */
export async function seenMeeting(db: Db, acting: Acting, id: string): Promise<Meeting> {
  const directory = await readDirectory(db);
  return shown(await meetingById(db, id), acting, directory);
}

/**
 * A meeting that is prepared, which nobody else changes until the transaction ends.
 *
 * @param version that the change is made on
 * @throws Refusal `not_found`, `not_permitted`, `meeting_closed`; `meeting_changed`, naming who did
 */
export async function lockedMeeting(
  db: Db,
  acting: Staff,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Meeting> {
  const directory = await readDirectory(db);
  const meeting = shown(await lockMeeting(db, id), acting, directory);
  if (!reachesMeeting(acting, 'prepareReviews', meeting, directory)) {
    throw new Refusal('not_permitted');
  }
  if (meeting.state === 'closed') throw new Refusal('meeting_closed');
  if (meeting.version !== version) {
    const by = meeting.changed_by ?? '';
    const names = await staffNames(db, [by]);
    throw new Refusal('meeting_changed', { by: names.get(by) ?? '–' });
  }
  return meeting;
}

function shown(meeting: Meeting | undefined, acting: Acting, directory: Directory): Meeting {
  const seen =
    meeting !== undefined && reachesMeeting(acting, 'readFigures', meeting, directory)
      ? meeting
      : undefined;
  if (seen === undefined) throw new Refusal('not_found');
  return seen;
}
