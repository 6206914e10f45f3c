import { lifecycle, type Move, type Need, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { briefTransaction } from '../../../platform/db/brief-transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Timetable, timetableFor, waitLeft } from '../../deadlines/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { unprovenItems } from '../../evidence/index.ts';
import type { Acting, Holding } from '../../rights/index.ts';
import type { ComplaintsMoved } from '../events.ts';
import { type ComplaintRow, historyOf, lockComplaint, readAgain, recordMoves } from '../queries.ts';
import { isMoreUrgent } from '../rules/more-urgent.ts';
import { mayMove } from '../rules/order.ts';
import { type Ground, priorityOfCategory } from '../rules/priority.ts';
import { type Decision, movedTo, timedSubject } from './moved-to.ts';
import { standingOf } from './standing-of.ts';

/*
 * The one place where a complaint's status changes after it was received. In one transaction, with the
 * row locked: who may see it, whether it is still what the mover saw, what the lifecycle table and the
 * rights allow, what the move needs, the entry in the history, the clock, the change itself, and the
 * telling of everyone who reacts (figures, notices, joined complaints). Either all of it happens or
 * nothing does.
 */

/** What an action may look at and do while the row is locked. */
export type Moving = {
  readonly db: Db;
  readonly complaint: ComplaintRow;
  readonly directory: Directory;
  /** The agency whose role is used; null for a complainant and a job. */
  readonly holding: Holding | null;
  readonly now: Date;
};

export type Order = {
  readonly number: string;
  readonly verb: Verb;
  /** The version that the mover looked at; a newer one refuses the move. */
  readonly version?: number | undefined;
  /** Decides what else changes; refuses by throwing. Runs after the table and the rights agreed. */
  readonly decide?: (moving: Moving) => Promise<Decision> | Decision;
};

/**
 * Carries out one row of the lifecycle table. Errors: the refusals of the journey, and `not_found`.
 *
 * @returns the complaint as it is when everyone who reacts has
 */
export async function moveComplaint(ctx: Ctx, acting: Acting, order: Order): Promise<ComplaintRow> {
  const directory = await readDirectory(ctx.db);
  return briefTransaction(ctx.db, (db) => moveWithin(ctx, db, acting, order, directory));
}

/** The same within a transaction that is already open. */
export async function moveWithin(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  order: Order,
  directory: Directory,
): Promise<ComplaintRow> {
  const now = ctx.clock();
  const { verb } = order;
  const move: Move = lifecycle[verb];
  const complaint = await lockComplaint(db, acting, order.number);
  if (complaint === undefined) throw new Refusal('not_found');
  if (order.version !== undefined && (await movedSince(db, complaint, order.version))) {
    throw new Refusal('already_moved', await lastMove(db, complaint));
  }
  const standing = await standingOf(db, complaint, directory);
  const allowed = mayMove(verb, standing, acting, now);
  if ('refused' in allowed) throw new Refusal(allowed.refused, { verb, status: complaint.status });
  const { to, holding } = allowed;

  const decision = withPriority(
    complaint,
    (await order.decide?.({ db, complaint, directory, holding, now })) ?? {},
    directory,
  );
  const changed = { ...complaint, ...decision.changes } as ComplaintRow;
  await assertProven(db, move.needs, changed);

  const before = await timetableOf(ctx, complaint, directory, now);
  if (move.clock === 'pause' && waitLeft({ waited: complaint.waited_minutes }, before) === 0) {
    throw new Refusal('waiting_used_up');
  }
  const moved = movedTo(complaint, {
    ...{ verb, effect: move.clock, to, acting, holding, decision, now },
    before,
    after: await timetableOf(ctx, changed, directory, now),
  });
  await recordMoves(db, [moved]);
  const fact: ComplaintsMoved = { name: 'complaintsMoved', moves: [moved] };
  await ctx.announce(db, fact);
  // Whoever reacted may have moved it further.
  return readAgain(db, moved.complaint);
}

/** A complaint whose subject became another is at least as urgent as what it is about now. */
function withPriority(complaint: ComplaintRow, decision: Decision, directory: Directory): Decision {
  const id = decision.changes?.category_id;
  if (typeof id !== 'number' || id === complaint.category_id) return decision;
  const now = (decision.changes?.priority ?? complaint.priority) as Priority;
  const priority = priorityOfCategory(directory.category(id));
  if (!isMoreUrgent(priority, now)) return decision;
  const raised: Ground = { priority, rule: 'category' };
  return {
    ...decision,
    details: { ...decision.details, raised },
    changes: { ...decision.changes, priority },
  };
}

/**
 * What is allowed for a complaint as it stands.
 *
 * @param knownAt as calendars and targets were known at this instant; null for now
 */
export function timetableOf(
  ctx: Ctx,
  complaint: ComplaintRow,
  directory: Directory,
  now: Date,
  knownAt: Date | null = null,
): Promise<Timetable> {
  return timetableFor(ctx, timedSubject(complaint, directory), now, knownAt, directory);
}

/** A complaint is settled only by evidence that is met, or unknown and accepted with a reason. */
async function assertProven(db: Db, needs: readonly Need[], complaint: ComplaintRow) {
  if (!needs.includes('evidenceProven')) return;
  const open = await unprovenItems(db, complaint);
  const notMet = open.filter((item) => item.state === 'not_met');
  const itemsOf = (items: typeof open) => ({
    items: items.map((item) => ({ item: item.item_no, because: item.because })),
  });
  if (notMet.length > 0) throw new Refusal('evidence_not_met', itemsOf(notMet));
  if (open.length > 0) throw new Refusal('evidence_not_known', itemsOf(open));
}

/**
 * Steps of the ladder, recounted time, and that a rule made it more urgent: what a mover did not see of these
 * changes nothing of what they decided.
 */
async function movedSince(db: Db, complaint: ComplaintRow, version: number): Promise<boolean> {
  if (version === complaint.version) return false;
  const since = (await historyOf(db, complaint)).filter(({ seq }) => seq > version);
  const byItself: readonly string[] = ['escalate', 'retime', 'prioritise'];
  return (
    since.length === 0 ||
    since.some(({ verb, actor }) => actor !== 'system' || !byItself.includes(verb))
  );
}

async function lastMove(db: Db, complaint: ComplaintRow) {
  const last = (await historyOf(db, complaint)).at(-1);
  return { verb: last?.verb ?? '', at: last?.at.toISOString() ?? '', version: complaint.version };
}
