import { lifecycle, type Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { directoryAtHand } from '../../directory/index.ts';
import type { Moved } from '../events.ts';
import { type ComplaintRow, historyOf, lockComplaint, peopleBehind } from '../queries.ts';
import { isMoreUrgent } from '../rules/more-urgent.ts';
import { type Ground, gravest, groundOfPeople, groundOfWords } from '../rules/priority.ts';
import { moveWithin } from './move-complaint.ts';

const acting = { kind: 'system', job: 'raise-priority', moves: ['prioritise'] } as const;

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
    groundOfPeople(await peopleBehind(db, acting, raised)),
  ]);
  const was = raised.priority as Priority;
  if (ground === null || !isMoreUrgent(ground.priority, was)) return;
  if (await wasLowered(db, raised)) return;
  const details = { ...ground, was: { priority: was, due: raised.due_at?.toISOString() } };
  const decide = () => ({ details, changes: { priority: ground.priority } });
  const directory = await directoryAtHand(ctx.db);
  await moveWithin(
    ctx,
    db,
    acting,
    { number: raised.number, verb: 'prioritise', decide },
    directory,
  );
}

/** What waits for its complainant or its judge rises when it goes on. */
function canRise({ status }: ComplaintRow): boolean {
  return lifecycle.prioritise.from.some((from: Status) => from === status);
}

/** One that leads others is as urgent as each of them. */
function groundOfJoined({ number, priority }: ComplaintRow): Ground {
  return { priority: priority as Priority, rule: 'joined', joined: number };
}

/** Whether staff, when they last said how urgent it is, made it less so. */
async function wasLowered(db: Db, complaint: ComplaintRow): Promise<boolean> {
  const history = await historyOf(db, complaint);
  const said = history.findLast(({ verb, actor }) => verb === 'prioritise' && actor === 'staff');
  const { priority, was } = (said?.details ?? {}) as {
    priority?: Priority;
    was?: { priority: Priority };
  };
  return priority !== undefined && was !== undefined && isMoreUrgent(was.priority, priority);
}
