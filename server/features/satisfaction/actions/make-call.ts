import { mostTries, type SatisfactionAnswer } from '@insaf/contract/satisfaction.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { reachForCall } from '../../custody/index.ts';
import { dayEnd } from '../../deadlines/index.ts';
import { countAgain } from '../../figures/index.ts';
import type { Acting, Staff } from '../../rights/index.ts';
import { type CallRow, lockQuestion, putQuestion, type QuestionRow } from '../queries.ts';
import { atDesk, callView, isClaimedBy, oneCall } from './calls-of.ts';

/** Minutes for which one agent has a call to themselves. */
const claimMinutes = 30;

/**
 * Takes a call, so that nobody else rings the same person meanwhile.
 *
 * @throws Refusal `not_found` where the desk may not make it, or another has it
 */
export function claimCall(ctx: Ctx, acting: Acting, number: string) {
  const staff = atDesk(acting);
  return ctx.db.transaction().execute(async (db) => {
    const { row, question } = await lockCall(ctx, db, staff, number);
    const until = new Date(ctx.clock().getTime() + claimMinutes * 60_000);
    const claim = { claimed_by: staff.staffId, claimed_until: until };
    await putQuestion(db, question, claim);
    return callView(ctx, staff, { ...row, ...claim });
  });
}

/**
 * The name and telephone of who is to be called, for who claimed the call; recorded before it is shown.
 *
 * @throws Refusal `not_found`, `call_not_claimed`, and those of the gate before people
 */
export async function contactForCall(ctx: Ctx, acting: Acting, number: string) {
  const staff = atDesk(acting);
  const row = await oneCall(ctx, ctx.db, staff, number);
  if (!isClaimedBy(row, staff, ctx.clock())) throw new Refusal('call_not_claimed');
  const complaint = await readComplaint(ctx.db, { ...staff, callerOf: number }, number);
  if (complaint === undefined) throw new Refusal('not_found');
  return reachForCall(ctx, staff, complaint, row.complainant_no!);
}

export type CallOutcome =
  | (SatisfactionAnswer & { readonly outcome: 'graded' })
  | { readonly outcome: 'no_answer' }
  | { readonly outcome: 'refused' };

/**
 * Writes down what came of a call that was claimed. Whom nobody could speak to is called again on another day,
 * three times in all, and then counts as not reached.
 *
 * @throws Refusal `not_found`, `call_not_claimed`
 */
export function recordCall(ctx: Ctx, acting: Acting, number: string, said: CallOutcome) {
  const staff = atDesk(acting);
  return ctx.db.transaction().execute(async (db) => {
    const { row, question } = await lockCall(ctx, db, staff, number);
    const now = ctx.clock();
    if (!isClaimedBy(row, staff, now)) throw new Refusal('call_not_claimed');
    const changed = changesOf(ctx, staff, question, said);
    await putQuestion(db, question, { ...changed, claimed_by: null, claimed_until: null });
    await countAgain(db, [number]);
    return { state: changed.state, tries: changed.tries };
  });
}

function changesOf(ctx: Ctx, staff: Staff, { tries }: QuestionRow, said: CallOutcome) {
  const now = ctx.clock();
  if (said.outcome === 'no_answer') {
    const over = tries + 1 >= mostTries;
    const tomorrow = dayEnd(localDay(now, ctx.config.TIME_ZONE), ctx.config.TIME_ZONE);
    return {
      ...{ tries: tries + 1, state: over ? ('not_reached' as const) : ('asked' as const) },
      ...{ call_after: tomorrow, ...(over ? { next_at: null } : {}) },
    };
  }
  const spoken = { reached_at: now, next_at: null, tries };
  if (said.outcome === 'refused') return { ...spoken, state: 'refused' as const };
  const { grade, removed, words = null } = said;
  return {
    ...{ ...spoken, state: 'answered' as const, grade, removed, words },
    ...{ answered_at: now, answered_by: 'call', recorded_by: staff.staffId },
  };
}

/** A call that the desk may make, and its question, which nobody else changes until the transaction ends. */
async function lockCall(
  ctx: Ctx,
  db: Db,
  staff: Staff,
  number: string,
): Promise<{ row: CallRow; question: QuestionRow }> {
  const before = await oneCall(ctx, db, staff, number);
  const complaint = await readComplaint(db, { ...staff, callerOf: number }, number);
  const question = complaint && (await lockQuestion(db, complaint, before.seq));
  // Who waited for the lock looks again at what it became.
  const row = await oneCall(ctx, db, staff, number);
  if (question === undefined || row.seq !== question.seq) throw new Refusal('not_found');
  return { row, question };
}
