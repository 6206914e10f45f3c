import { randomUUID } from 'node:crypto';
import { answeredTogether } from '@insaf/contract/causes.ts';
import type { NewReply } from '@insaf/contract/replies.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { FileStorage } from '../../../platform/files/storage.ts';
import { asRefusal, sentence } from '../../../platform/http/error-reply.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { type Evaluated, evaluatedView, looksAt } from '../../evidence/index.ts';
import { answerWithin, lookAtPhotos } from '../../replies/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import { type Upload, uploadsByIds, usableUploads } from '../../uploads/index.ts';
import {
  answerableOf,
  type Cause,
  everGathered,
  forgetFiles,
  insertStep,
  keepReply,
  keptFilesOf,
  lockCause,
} from '../queries.ts';
import { seenCause } from './seen-cause.ts';

type File = { readonly upload: string; readonly documentKind?: DocumentKind | undefined };

export type CauseReply = {
  readonly claim: 'cause_removed' | 'partly' | 'explained';
  readonly text: string;
  readonly documents: readonly File[];
  readonly after?: string | undefined;
};

/** A document is no reuse among all of a cause, whether the officer reaches them or not. */
const everyone = { kind: 'system', job: 'answer-cause' } as const;

/** A complaint with what its reply is made of: its own files, and rows for the documents of all. */
type Prepared = {
  readonly complaint: ComplaintRow;
  readonly reply: NewReply;
  readonly shared: readonly Upload[];
  readonly photos: Awaited<ReturnType<typeof lookAtPhotos>>;
};

type Left = { number: string; message: string; items: ReturnType<typeof evaluatedView> };

/**
 * Answers the complaints of a cause with one reply, each by its own rule and its own photos: by the same
 * function as any reply. One that lacks something is left as it is, with what it lacks; so is one that the
 * officer may not answer. A page of them is one transaction: killed in the middle it did nothing, and sent
 * again it answers only what still waits.
 *
 * @throws Refusal `not_found`; with its field `shared_not_document` and the refusals of uploads
 */
export async function answerCause(
  ctx: Ctx,
  storage: FileStorage,
  acting: Staff,
  { id, reply, language }: { id: string; reply: CauseReply; language: Language },
) {
  const directory = await readDirectory(ctx.db);
  const { cause } = await seenCause(ctx.db, acting, id, directory);
  const most = answeredTogether;
  const found = await answerableOf(ctx.db, acting, cause, reply.after ?? '0', most + 1);
  const page = found.slice(0, most);
  const prepared = await prepare(ctx, storage, page, reply);
  const done = await ctx.db
    .transaction()
    .execute((db) => answerAll(ctx, db, acting, { cause, reply, prepared, language, directory }));
  return { ...done, next: found.length > most ? page.at(-1)!.number : null };
}

/** Looks at all photos before anything is locked: reading one takes longer than everything else. */
async function prepare(
  ctx: Ctx,
  storage: FileStorage,
  page: readonly ComplaintRow[],
  { claim, text, documents }: CauseReply,
): Promise<Prepared[]> {
  const originals = await uploadsByIds(
    ctx.db,
    documents.map(({ upload }) => upload),
  );
  const kept = Map.groupBy(await keptFilesOf(ctx.db, page), (file) => file.complaint_number);
  const prepared = [];
  for (const complaint of page) {
    const files = kept.get(complaint.number) ?? [];
    const own = files.map(({ upload_id: upload, document_kind: kind }) => ({
      upload,
      ...(kind === null ? {} : { documentKind: kind as DocumentKind }),
    }));
    const copies = documents.flatMap(({ upload, ...of }) =>
      originals
        .filter((row) => row.id === upload.toLowerCase())
        .map((row) => ({ row: { ...row, id: randomUUID() }, of })),
    );
    const shared = copies.map(({ row }) => row);
    const rows = await uploadsByIds(
      ctx.db,
      own.map(({ upload }) => upload),
    );
    const photos = await lookAtPhotos(ctx, storage, complaint, [...rows, ...shared]);
    const evidence = [...own, ...copies.map(({ row, of }) => ({ upload: row.id, ...of }))];
    const { version } = complaint;
    prepared.push({ complaint, reply: { claim, text, evidence, version }, shared, photos });
  }
  return prepared;
}

async function answerAll(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  of: {
    readonly cause: Cause;
    readonly reply: CauseReply;
    readonly prepared: readonly Prepared[];
    readonly language: Language;
    readonly directory: Directory;
  },
) {
  const { cause, reply, language, directory } = of;
  await lockCause(db, cause.id);
  await lockDocuments(ctx, db, reply.documents);
  const among = await everGathered(db, everyone, cause);
  const answered: string[] = [];
  const left: Left[] = [];
  for (const { complaint, reply: given, shared, photos } of of.prepared) {
    const { number } = complaint;
    const offered = { photos, shared: { uploads: shared, among }, check: assertWhole };
    try {
      await answerWithin(ctx, db, acting, { number, reply: given }, offered, directory);
      await forgetFiles(db, [complaint]);
      answered.push(number);
    } catch (error) {
      const refusal = asRefusal(error as never, language);
      if (refusal === null) throw error;
      const items = error instanceof Lacking ? error.items : [];
      const message = sentence(refusal.code, refusal.params, language);
      left.push({ number, message, items: evaluatedView(items, looksAt(ctx.sealing, number)) });
    }
  }
  if (answered.length > 0) await recordReply(ctx, db, acting, of);
  return { answered, left };
}

/** Documents that show it for all stay there until each complaint has rows of its own for them. */
async function lockDocuments(ctx: Ctx, db: Db, documents: readonly File[]): Promise<void> {
  const field = (index: number) => `documents.${index}.upload`;
  const ids = documents.map(({ upload }) => upload);
  const claim = { complaintNumber: '0', replyNo: 1, at: ctx.clock(), field };
  const rows = await usableUploads(db, ids, claim);
  const other = rows.findIndex(({ kind }) => kind !== 'document');
  if (other !== -1) throw new Refusal('shared_not_document', { field: field(other) });
}

/** A reply of a cause is whole, or it is none: what its rule does not find is added first. */
class Lacking extends Refusal {
  readonly items: readonly Evaluated[];
  constructor(items: readonly Evaluated[]) {
    super('evidence_lacking', { count: items.filter(({ state }) => state === 'not_met').length });
    this.items = items;
  }
}

function assertWhole(items: readonly Evaluated[]): void {
  if (items.some(({ state }) => state === 'not_met')) throw new Lacking(items);
}

async function recordReply(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  { cause, reply, directory }: { cause: Cause; reply: CauseReply; directory: Directory },
): Promise<void> {
  const at = ctx.clock();
  await keepReply(db, cause, { claim: reply.claim, text: reply.text, at });
  const holding =
    holdingFor(acting, 'answer', directory.successorOf(cause.agency_id).path) ??
    acting.holdings.find(({ permissions }) => permissions.includes('answer'))!;
  await insertStep(db, cause, {
    ...{ what: 'answered', at, staff_id: acting.staffId, agency_id: holding.agencyId },
    ...{ on_behalf_of: holding.lentBy ?? null },
  });
}
