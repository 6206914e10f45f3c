import type { Ctx, Db } from '../../../platform/context.ts';
import {
  appealUntil,
  type ComplaintRow,
  lockFollowers,
  moveWithin,
  timetableOf,
} from '../../complaints/index.ts';
import { daysAfter } from '../../deadlines/index.ts';
import { type Directory, directoryAtHand } from '../../directory/index.ts';
import { copyItems } from '../../evidence/index.ts';
import { isWithin } from '../../rights/index.ts';
import { insertReply, repliesOf, replyFilesOf } from '../queries.ts';

const acting = { kind: 'system', job: 'follow-leading', moves: ['follow', 'release'] } as const;

/**
 * A leading complaint was settled: those that follow it are settled by the same reply, which each is given
 * a copy of, evidence and all. Each person is told and confirms or appeals for themselves. One that is
 * about the very agency that judged the reply is examined by itself instead: nobody settles a complaint
 * about themselves, by no detour.
 */
export async function followLeading(ctx: Ctx, db: Db, leading: ComplaintRow): Promise<void> {
  const directory = await directoryAtHand(ctx.db);
  const followers = await lockFollowers(db, acting, leading.number);
  if (followers.length === 0) return;
  const [replies, allFiles] = await Promise.all([
    repliesOf(db, leading),
    replyFilesOf(db, leading),
  ]);
  const reply = replies.find(({ reply_no }) => reply_no === leading.reply_no)!;
  const files = allFiles.filter(({ reply_no }) => reply_no === reply.reply_no);
  for (const follower of followers) {
    const { number } = follower;
    if (isAbout(follower, leading.decided_by_id!, directory)) {
      await release(ctx, db, { number, leading, because: 'complained_of' });
      continue;
    }
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
          const { objectionDays } = await timetableOf(ctx, leading, directory, now);
          const until = daysAfter(now, objectionDays);
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

/** Whether a complaint is about this agency, or about one that it lies below. */
function isAbout({ complained_of_id }: ComplaintRow, agencyId: number, directory: Directory) {
  if (complained_of_id === null) return false;
  return isWithin(directory.agency(agencyId).path, directory.successorOf(complained_of_id).path);
}

/** A leading complaint ended without a reply: those that followed it are examined by themselves. */
export async function releaseFollowers(ctx: Ctx, db: Db, leading: ComplaintRow): Promise<void> {
  for (const { number } of await lockFollowers(db, acting, leading.number)) {
    await release(ctx, db, { number, leading, because: leading.status });
  }
}

async function release(
  ctx: Ctx,
  db: Db,
  of: { number: string; leading: ComplaintRow; because: string },
): Promise<void> {
  const { number, leading, because } = of;
  const decide = () => ({
    details: { leading: leading.number, because },
    changes: { leading_number: null },
  });
  const directory = await directoryAtHand(ctx.db);
  await moveWithin(ctx, db, acting, { number, verb: 'release', decide }, directory);
}
