import type { Ctx, Db } from '../../../platform/context.ts';
import {
  appealUntil,
  type ComplaintRow,
  lockFollowers,
  moveWithin,
} from '../../complaints/index.ts';
import { allowances, daysAfter } from '../../deadlines/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { copyItems } from '../../evidence/index.ts';
import { insertReply, repliesOf, replyFilesOf } from '../queries.ts';

const acting = { kind: 'system', job: 'follow-leading' } as const;

/**
 * A leading complaint was settled: those that follow it are settled by the same reply, which each is given
 * a copy of, evidence and all. Each person is told and confirms or appeals for themselves.
 */
export async function followLeading(ctx: Ctx, db: Db, leading: ComplaintRow): Promise<void> {
  const directory = await directoryAtHand(ctx.db);
  const reply = (await repliesOf(db, leading)).find(
    ({ reply_no }) => reply_no === leading.reply_no,
  )!;
  const files = (await replyFilesOf(db, leading)).filter(
    ({ reply_no }) => reply_no === reply.reply_no,
  );
  for (const number of await lockFollowers(db, acting, leading.number)) {
    await moveWithin(
      ctx,
      db,
      acting,
      {
        number,
        verb: 'follow',
        decide: async ({ complaint, now }) => {
          const replyNo = complaint.reply_no + 1;
          await insertReply(
            db,
            {
              ...reply,
              complaint_number: number,
              reply_no: replyNo,
              copied_from: leading.number,
            },
            files.map((file) => ({
              upload: file.upload_id,
              documentKind: file.document_kind ?? undefined,
            })),
          );
          await copyItems(
            db,
            { number: leading.number, replyNo: reply.reply_no },
            { number, replyNo },
          );
          const category =
            leading.category_id === null ? null : directory.category(leading.category_id);
          const until = daysAfter(now, category?.objection_days ?? allowances.objectionDays);
          const decided = {
            byId: leading.decided_by_id!,
            complainedOfId: complaint.complained_of_id,
          };
          return {
            details: {
              leading: leading.number,
              replyNo,
              claim: reply.claim,
              answeredBy: reply.agency_id,
            },
            changes: {
              reply_no: replyNo,
              waits_until: until,
              appeal_until: appealUntil(directory, decided, until),
              category_id: complaint.category_id ?? leading.category_id,
              decided_by_id: decided.byId,
            },
          };
        },
      },
      directory,
    );
  }
}

/** A leading complaint ended without a reply: those that followed it are examined by themselves. */
export async function releaseFollowers(ctx: Ctx, db: Db, leading: ComplaintRow): Promise<void> {
  const directory = await directoryAtHand(ctx.db);
  for (const number of await lockFollowers(db, acting, leading.number)) {
    await moveWithin(
      ctx,
      db,
      acting,
      {
        number,
        verb: 'release',
        decide: () => ({
          details: { leading: leading.number, because: leading.status },
          changes: { leading_number: null },
        }),
      },
      directory,
    );
  }
}
