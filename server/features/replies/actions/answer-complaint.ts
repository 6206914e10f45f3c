import type { NewReply } from '@insaf/contract/replies.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { briefTransaction } from '../../../platform/db/brief-transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { FileStorage } from '../../../platform/files/storage.ts';
import { lastReceived, type Moving, moveWithin, readComplaint } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import {
  type Evaluated,
  evaluatedView,
  evaluateOffer,
  insertItems,
  looksAt,
  rememberPhotos,
} from '../../evidence/index.ts';
import { referralsOf } from '../../referrals/index.ts';
import { type Acting, actorIdOf } from '../../rights/index.ts';
import {
  claimUploads,
  insertShared,
  type Upload,
  uploadsByIds,
  usableUploads,
} from '../../uploads/index.ts';
import { insertReply } from '../queries.ts';
import { judgeOf } from '../rules/judge-of.ts';
import { lookAtPhotos } from './look-at-photos.ts';

/** What a reply is made with, beside what was written. */
export type Offered = {
  readonly photos: Awaited<ReturnType<typeof lookAtPhotos>>;
  /** Documents that show the same for several complaints, each of which is given rows of its own. */
  readonly shared?: SharedDocuments;
  /** Asked what the rule says of it, before anything is written; refuses by throwing. */
  readonly check?: (items: readonly Evaluated[]) => void;
};

/** Rows that are not written yet, for this complaint, and the complaints among which they are no reuse. */
export type SharedDocuments = {
  readonly uploads: readonly Upload[];
  readonly among: readonly string[];
};

/**
 * An agency answers, with photos and documents. The evidence rule of the category is evaluated item by
 * item and kept; the complaint goes to another body to be judged. A planned reply is an interim one: its
 * date is shown to the person and the complaint stays in progress.
 *
 * @throws Refusal `unknown_category`, `reply_incomplete` with the field, the refusals of uploads
 */
export async function answerComplaint(
  ctx: Ctx,
  storage: FileStorage,
  acting: Acting,
  number: string,
  reply: NewReply,
) {
  const ids = reply.evidence.map(({ upload }) => upload);
  // Looked at before the complaint is locked: reading a photo takes longer than everything else.
  const seen = await readComplaint(ctx.db, acting, number);
  if (seen === undefined) throw new Refusal('not_found');
  const photos = await lookAtPhotos(ctx, storage, seen, await uploadsByIds(ctx.db, ids));
  const directory = await readDirectory(ctx.db);
  return briefTransaction(ctx.db, (db) =>
    answerWithin(ctx, db, acting, { number, reply }, { photos }, directory),
  );
}

/** The same within a transaction that is already open, of photos that were looked at before it. */
export async function answerWithin(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  { number, reply }: { readonly number: string; readonly reply: NewReply },
  offered: Offered,
  directory: Directory,
) {
  let items: Evaluated[] = [];
  const decide = async (moving: Moving) => {
    const { complaint: before, now } = moving;
    const replyNo = before.reply_no + 1;
    const [judge, since] = await Promise.all([judgeFor(moving), lastReceived(db, before)]);
    assertFuture(reply, localDay(now, ctx.config.TIME_ZONE));
    const shared = offered.shared?.uploads ?? [];
    const isShared = new Set(shared.map(({ id }) => id));
    const ids = reply.evidence.flatMap(({ upload }) => (isShared.has(upload) ? [] : [upload]));
    const claim = { complaintNumber: number, replyNo, at: now, field: evidenceField };
    const offer = {
      claim: reply.claim,
      replyNo,
      files: reply.evidence,
      uploads: [...(await usableUploads(db, ids, claim)), ...shared],
      ...offered.photos,
      among: offered.shared?.among ?? [],
      rule: ruleOf(directory, before.category_id),
      since,
    };
    items = await evaluateOffer(db, before, offer, now);
    offered.check?.(items);
    await claimUploads(db, ids, claim);
    await insertShared(db, shared, claim);
    await insertReply(
      db,
      {
        complaint_number: number,
        reply_no: replyNo,
        agency_id: before.holder_id,
        staff_id: actorIdOf(acting) ?? '',
        at: now,
        claim: reply.claim,
        text: reply.text,
        planned_for: reply.plannedFor ?? null,
        verdict: reply.claim === 'planned' ? 'interim' : 'waiting',
      },
      reply.evidence,
    );
    await insertItems(db, { number, replyNo }, items);
    await rememberPhotos(db, before, offer, items, now);
    return {
      details: detailsOf(reply, replyNo, items),
      changes:
        reply.claim === 'planned'
          ? { reply_no: replyNo, promised_for: reply.plannedFor! }
          : {
              reply_no: replyNo,
              answered_by_id: before.holder_id,
              judge_id: judge.id,
              judge_path: judge.path,
            },
    };
  };
  const verb = reply.claim === 'planned' ? 'promise' : 'answer';
  const order = { number, version: reply.version, verb, decide } as const;
  const complaint = await moveWithin(ctx, db, acting, order, directory);
  return { complaint, items: evaluatedView(items, looksAt(ctx.sealing, number)) };
}

function detailsOf(reply: NewReply, replyNo: number, items: readonly Evaluated[]) {
  return {
    claim: reply.claim,
    replyNo,
    ...(reply.plannedFor === undefined ? {} : { plannedFor: reply.plannedFor }),
    evidence: items.map(({ requirement, state, because }) => ({ requirement, state, because })),
  };
}

/** Where a file stands in the body of a reply. */
export function evidenceField(index: number): string {
  return `evidence.${index}.upload`;
}

/** What the category of a complaint asks for; a complaint without one cannot be answered. */
export function ruleOf(directory: Directory, categoryId: number | null) {
  if (categoryId === null) throw new Refusal('unknown_category', { field: 'category' });
  const category = directory.category(categoryId);
  return {
    photosAfter: category.evidence_photos_after,
    documents: category.evidence_documents,
    documentKinds: category.evidence_document_kinds,
    nearMetres: category.evidence_near_metres,
  };
}

async function judgeFor({ db, complaint, directory }: Moving) {
  const answering = directory.agency(complaint.holder_id);
  const referrals = await referralsOf(db, complaint);
  const last = referrals.find(({ referral_no }) => referral_no === complaint.referral_no);
  const referrer = last === undefined ? null : directory.agency(last.from_id);
  const above = [];
  for (let at = answering.parent_id; at !== null; ) {
    const agency = directory.agency(at);
    above.push(agency);
    at = agency.parent_id;
  }
  const accused =
    complaint.complained_of_id === null
      ? null
      : directory.successorOf(complaint.complained_of_id).path;
  const judge = judgeOf(answering, referrer, above, accused);
  if (judge === null) throw new Refusal('no_higher_agency');
  return judge;
}

function assertFuture(reply: NewReply, today: string) {
  if (reply.plannedFor !== undefined && reply.plannedFor <= today) {
    throw new Refusal('reply_incomplete', { field: 'plannedFor' });
  }
}
