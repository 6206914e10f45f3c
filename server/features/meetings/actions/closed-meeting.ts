import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Acting } from '../../rights/index.ts';
import { type FrozenRow, frozenOf } from '../queries.ts';
import { seenMeeting } from './seen-meeting.ts';

/** What was frozen of a meeting. @throws Refusal `not_found`, `meeting_not_closed` */
export async function closedMeeting(db: Db, acting: Acting, id: string): Promise<FrozenRow> {
  const meeting = await seenMeeting(db, acting, id);
  const frozen = await frozenOf(db, meeting);
  if (frozen === undefined) throw new Refusal('meeting_not_closed');
  return frozen;
}
