import type { Ctx, Db } from '../../../platform/context.ts';
import { complainantsOf, openIdentity } from '../../complainants/index.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import { isConfidential } from '../../custody/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { countAgain } from '../../figures/index.ts';
import { type Notice, queueNotices } from '../../notices/index.ts';
import {
  dueQuestions,
  lastQuestion,
  lockDue,
  markReached,
  messageOf,
  putQuestion,
  type QuestionRow,
} from '../queries.ts';
import type { QuestionKey } from '../rules/link.ts';
import { isWorkedAt, timesOf } from '../rules/times.ts';
import { wayToAsk, wayWithoutMessages, whoIsAsked } from '../rules/way-to-ask.ts';
import { countryCalendar } from './note-settled.ts';

/*
 * Asking. Each question is a transaction of its own, in which it is put and its message queued, or neither: a
 * worker that dies asks nobody twice, and two at once share the work. At night and on holidays nobody is asked.
 */

const acting = { kind: 'system', job: 'ask-satisfaction' } as const;
const batch = 200;

type Tell = (ctx: Ctx, db: Db, notices: readonly Notice[]) => Promise<number>;

/**
 * Asks about everything that was settled long enough ago, reminds once, and ends what nobody answered in time.
 *
 * @param tell how notices reach people, in the transaction that made them due
 * @returns how many were asked
 * @throws AggregateError of what failed, once all others are done
 */
export async function askSatisfaction(ctx: Ctx, tell: Tell = queueNotices): Promise<number> {
  await ctx.db.transaction().execute(async (db) => {
    await countAgain(db, await markReached(db, acting));
  });
  if (!isWorkedAt(await countryCalendar(ctx), ctx.clock())) return 0;
  const failures: unknown[] = [];
  let asked = 0;
  for (;;) {
    const due = await dueQuestions(ctx.db, acting, ctx.clock(), batch + failures.length);
    const before = failures.length;
    let done = 0;
    for (const key of due) {
      try {
        const step = await takeStep(ctx, key, tell);
        if (step !== null) done += 1;
        if (step === 'asked') asked += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    // What fails stays due; the next run tries it again.
    if (done === 0 || failures.length > before) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some could not be asked');
  return asked;
}

type Step = 'asked' | 'reminded' | 'ended' | 'dropped';

function takeStep(ctx: Ctx, key: QuestionKey, tell: Tell): Promise<Step | null> {
  return ctx.db.transaction().execute(async (db) => {
    const question = await lockDue(db, acting, key, ctx.clock());
    const complaint = question && (await readComplaint(db, acting, key.number));
    if (question === undefined || complaint === undefined) return null;
    const step = await stepOf(ctx, db, complaint, question, tell);
    await countAgain(db, [key.number]);
    return step;
  });
}

async function stepOf(
  ctx: Ctx,
  db: Db,
  complaint: ComplaintRow,
  question: QuestionRow,
  tell: Tell,
): Promise<Step> {
  const now = ctx.clock();
  if (question.state === 'waiting') return ask(ctx, db, complaint, question, tell);
  if (question.closes_at! <= now || complaint.erased_at !== null) {
    const state = question.reached_at === null ? 'not_reached' : 'silent';
    await putQuestion(db, question, { state, next_at: null });
    return 'ended';
  }
  const message = await messageOf(db, complaint, question);
  if (message?.state === 'failed' || message?.state === 'not_reachable') {
    await askOtherwise(ctx, db, complaint, question);
    return 'reminded';
  }
  await putQuestion(db, question, { reminded_at: now, next_at: question.closes_at });
  await tell(ctx, db, [await noticeOf(ctx, question, 'satisfaction_reminder')]);
  return 'reminded';
}

/** Who complained without a name finds the question on the page of their complaint. */
const unnamed = { way: 'page', complainantNo: null } as const;

/** Puts the question, unless what it is about is settled no more or whose it was is erased. */
async function ask(
  ctx: Ctx,
  db: Db,
  complaint: ComplaintRow,
  question: QuestionRow,
  tell: Tell,
): Promise<Step> {
  const isLast = (await lastQuestion(db, complaint))?.seq === question.seq;
  const stands = isLast && ['settled', 'closed'].includes(complaint.status);
  if (!stands || complaint.erased_at !== null) {
    await putQuestion(db, question, { state: 'dropped', next_at: null });
    return 'dropped';
  }
  const { way, complainantNo } = whoIsAsked(await peopleOf(ctx, db, complaint)) ?? unnamed;
  const now = ctx.clock();
  const { closesAt, remindAt } = timesOf(await countryCalendar(ctx), now, ctx.config);
  const written = way === 'sms' || way === 'email';
  await putQuestion(db, question, {
    ...{ state: 'asked', way, asked_at: now, closes_at: closesAt, complainant_no: complainantNo },
    ...{
      next_at: (written ? remindAt : null) ?? closesAt,
      call_since: way === 'call' ? now : null,
    },
  });
  const asked = { ...question, complainant_no: complainantNo };
  if (written) await tell(ctx, db, [await noticeOf(ctx, asked, 'satisfaction')]);
  return 'asked';
}

/** No message can arrive: they are called or, where that cannot be either, it stands on their page. */
async function askOtherwise(
  ctx: Ctx,
  db: Db,
  complaint: ComplaintRow,
  question: QuestionRow,
): Promise<void> {
  const people = await peopleOf(ctx, db, complaint);
  const person = people.find(({ complainantNo }) => complainantNo === question.complainant_no);
  await putQuestion(db, question, {
    way: person?.otherwise ?? 'page',
    ...{ call_since: ctx.clock(), next_at: question.closes_at },
  });
}

/** Who complained, and how each is asked; nobody once they are erased. */
async function peopleOf(ctx: Ctx, db: Db, complaint: ComplaintRow) {
  const mayCall = !isConfidential(complaint, await directoryAtHand(ctx.db));
  const rows = await complainantsOf(db, complaint);
  return Promise.all(
    rows.map(async (row) => {
      const { phone, email } = await openIdentity(ctx.keys, row);
      const addresses = { noticeBy: row.notice_by as 'sms' | 'email' | 'none', phone, email };
      return {
        complainantNo: row.complainant_no,
        way: wayToAsk(addresses, mayCall),
        otherwise: wayWithoutMessages(addresses, mayCall),
      };
    }),
  );
}

async function noticeOf(
  ctx: Ctx,
  { complaint_number, seq, complainant_no, agency_id }: QuestionRow,
  template: 'satisfaction' | 'satisfaction_reminder',
): Promise<Notice> {
  const { name_ar: ar, name_en: en } = (await directoryAtHand(ctx.db)).agency(agency_id);
  const key = { complaintNumber: complaint_number, seq, complainantNo: complainant_no! };
  return { ...key, template, params: { agency: { ar, en } } };
}
