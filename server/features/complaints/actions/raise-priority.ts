import { lifecycle, type Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { Moved } from '../events.ts';
import { type ComplaintRow, lockComplaint, peopleBehind } from '../queries.ts';
import { type Ground, gravest, groundOfPeople, groundOfWords } from '../rules/priority.ts';
import { raiseMany } from './raise-many.ts';

const acting = { kind: 'system', job: 'raise-priority' } as const;

/**
 * A complaint that grew, or whose complainant told of a danger, becomes more urgent, in the transaction of
 * the move that made it so. It never falls by itself, and once it is as urgent as a rule makes it that rule
 * changes nothing more. What staff set lower stays as they set it.
 */
export async function raisePriority(ctx: Ctx, db: Db, moved: Moved): Promise<void> {
  const { verb, complaint, words } = moved;
  const number = verb === 'join' ? complaint.leading_number : complaint.number;
  const raised = number === null ? undefined : await lockComplaint(db, acting, number);
  if (raised === undefined || !canRise(raised)) return;
  const ground = gravest([
    verb === 'supply' && words !== null ? groundOfWords(words) : null,
    verb === 'join' ? groundOfJoined(complaint) : null,
    groundOfPeople(await peopleBehind(db, raised)),
  ]);
  if (ground !== null) await raiseMany(ctx, db, [raised], ground);
}

/** What waits for its complainant or its judge rises when it goes on. */
function canRise({ status }: ComplaintRow): boolean {
  return lifecycle.prioritise.from.some((from: Status) => from === status);
}

/** One that leads others is as urgent as each of them. */
function groundOfJoined({ number, priority }: ComplaintRow): Ground {
  return { priority: priority as Priority, rule: 'joined', joined: number };
}
