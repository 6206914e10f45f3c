import { lifecycle, type Move, type Need, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ClockName, ClockState } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Clock, calendarFor, clockAfter } from '../../deadlines/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { unprovenItems } from '../../evidence/index.ts';
import { type Acting, actorIdOf, type Holding } from '../../rights/index.ts';
import type { ComplaintsMoved } from '../events.ts';
import {
  type ComplaintChanges,
  type ComplaintRow,
  historyOf,
  lockComplaint,
  recordMove,
} from '../queries.ts';
import { mayMove, moverOf } from '../rules/order.ts';
import { standingOf } from './standing-of.ts';

/*
 * The one place where a complaint's status changes after it was received. In one transaction, with the
 * row locked: who may see it, whether it is still what the mover saw, what the lifecycle table and the
 * rights allow, what the move needs, the entry in the history, the clock, the change itself, and the
 * telling of everyone who reacts (figures, notices, joined complaints). Either all of it happens or
 * nothing does.
 */

export type Decision = {
  /** What the history keeps of this move for ever, besides who and when. Never what a person wrote. */
  readonly details?: Record<string, unknown>;
  /** What was written: a question, a reason, an explanation. Kept apart, because it can be erased. */
  readonly words?: string | undefined;
  readonly changes?: ComplaintChanges;
};

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

/** Carries out one row of the lifecycle table. Errors: the refusals of the journey, and `not_found`. */
export async function moveComplaint(ctx: Ctx, acting: Acting, order: Order): Promise<ComplaintRow> {
  const directory = await readDirectory(ctx.db);
  return ctx.db.transaction().execute((db) => moveWithin(ctx, db, acting, order, directory));
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
  if (order.version !== undefined && order.version !== complaint.version) {
    throw new Refusal('already_moved', await lastMove(db, complaint));
  }
  const standing = await standingOf(db, complaint, directory);
  const allowed = mayMove(verb, standing, acting, now);
  if ('refused' in allowed) throw new Refusal(allowed.refused, { verb, status: complaint.status });
  const { to, holding } = allowed;

  const decision = (await order.decide?.({ db, complaint, directory, holding, now })) ?? {};
  const changed = { ...complaint, ...decision.changes } as ComplaintRow;
  await assertProven(db, move.needs, changed);

  const subject = subjectOf(changed, directory);
  const calendar = await calendarFor(ctx.config.TIME_ZONE, subject.urgent, now);
  const clock = clockAfter(move.clock, clockOf(complaint), subject, now, calendar);
  const changes: ComplaintChanges = {
    status: to,
    previous_status: to === 'incomplete' ? complaint.status : null,
    clock: clock.name,
    clock_state: clock.state,
    due_at: clock.dueAt,
    minutes_left: clock.minutesLeft,
    waits_until: clock.waitsUntil,
    ...decision.changes,
  };
  const after = { ...complaint, ...changes, version: complaint.version + 1 } as ComplaintRow;
  const details = decision.details ?? {};
  const entry = {
    complaint_number: complaint.number,
    seq: complaint.version + 1,
    at: now,
    verb,
    from_status: complaint.status,
    to_status: to,
    actor: acting.kind === 'partner' ? 'partner' : moverOf(acting)!,
    staff_id: actorIdOf(acting),
    agency_id: holding?.agencyId ?? null,
    on_behalf_of: holding?.lentBy ?? null,
    holder_id: after.holder_id,
    category_id: after.category_id,
    due_at: after.due_at,
    details: JSON.stringify(details),
  };
  await recordMove(db, entry, decision.words ?? null, changes);
  const fact: ComplaintsMoved = {
    name: 'complaintsMoved',
    moves: [
      {
        verb,
        from: standing.status,
        to,
        at: now,
        complaint: after,
        entry,
        details,
        words: decision.words ?? null,
      },
    ],
  };
  await ctx.announce(db, fact);
  return after;
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

function clockOf(complaint: ComplaintRow): Clock {
  return {
    name: complaint.clock as ClockName | null,
    state: complaint.clock_state as ClockState,
    dueAt: complaint.due_at,
    minutesLeft: complaint.minutes_left,
    waitsUntil: complaint.waits_until,
  };
}

function subjectOf(complaint: ComplaintRow, directory: Directory) {
  const category =
    complaint.category_id === null ? null : directory.category(complaint.category_id);
  return {
    urgent: category?.urgent ?? false,
    targetMinutes: category?.target_working_minutes ?? null,
    objectionDays: category?.objection_days ?? null,
  };
}

async function lastMove(db: Db, complaint: ComplaintRow) {
  const last = (await historyOf(db, complaint)).at(-1);
  return { verb: last?.verb ?? '', at: last?.at.toISOString() ?? '', version: complaint.version };
}
