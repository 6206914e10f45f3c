import type { Ctx, Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { calendarOf } from '../../deadlines/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { insertQuestions, lastQuestion, putQuestion } from '../queries.ts';
import { askAt, timesOf } from '../rules/times.ts';

/**
 * Notes what was settled, in the transaction that settled it, to be asked about later; and takes a grade that
 * came with confirming for the answer.
 */
export async function noteSettled(ctx: Ctx, db: Db, moves: readonly Moved[]): Promise<void> {
  const settled = moves.filter(({ to, verb }) => to === 'settled' && settling.includes(verb));
  if (settled.length > 0) {
    const calendar = await countryCalendar(ctx);
    await insertQuestions(
      db,
      settled.map(({ complaint, entry, at, details }) => ({
        complaint_number: complaint.number,
        seq: entry.seq,
        agency_id: (details.answeredBy as number | undefined) ?? complaint.holder_id,
        state: 'waiting',
        next_at: askAt(calendar, at, ctx.config),
        tries: 0,
      })),
    );
  }
  for (const move of moves) if (move.verb === 'confirm') await answerByConfirming(ctx, db, move);
}

const settling: readonly string[] = ['settle', 'follow'];

/** The hours and days that the whole country keeps, by which people are asked. */
export async function countryCalendar(ctx: Ctx) {
  const directory = await directoryAtHand(ctx.db);
  const root = directory.agencies.find(({ parent_id }) => parent_id === null)!;
  return calendarOf(ctx, root.id, false, ctx.clock());
}

/** Its figures are counted with the move itself. */
async function answerByConfirming(ctx: Ctx, db: Db, { complaint, at }: Moved): Promise<void> {
  const question = await lastQuestion(db, complaint);
  if (question === undefined || complaint.grade === null) return;
  const askedAt = question.asked_at ?? at;
  const { closesAt } = timesOf(await countryCalendar(ctx), askedAt, ctx.config);
  await putQuestion(db, question, {
    ...{ state: 'answered', grade: complaint.grade, answered_by: 'confirm', answered_at: at },
    ...{ asked_at: askedAt, way: question.way ?? 'page', reached_at: question.reached_at ?? at },
    ...{ closes_at: question.closes_at ?? closesAt, next_at: null, recorded_by: null },
    ...{ claimed_by: null, claimed_until: null },
  });
}
