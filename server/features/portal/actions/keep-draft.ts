import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../../platform/context.ts';
import { keepCookie } from '../../../platform/http/own-cookies.ts';
import { prolongUploads } from '../../uploads/index.ts';
import { draftByHash, lockDraft, putDraft, type SealedDraft, startDraft } from '../queries.ts';
import { type Draft, emptyDraft } from '../rules/draft.ts';
import type { Portal } from './show-page.ts';

/*
 * Drafts. The browser has the id, in a cookie that no script reads; the database has its hash and the
 * answers sealed. Each change reads, changes and writes under a lock, so that two tabs of one browser
 * never undo each other's pages.
 */

const cookie = 'insaf-draft';
/** Days for which a draft is kept after its last change. */
export const draftDays = 30;
const lastsMs = draftDays * 24 * 60 * 60 * 1000;

/**
 * The id of this browser's draft, made where there is none, and kept by the browser for another thirty
 * days. A page gives it out before anything is typed, so that what is kept meanwhile and what is sent
 * afterwards are one draft.
 */
export function draftIdOf(request: FastifyRequest, reply: FastifyReply, { ctx }: Portal): string {
  const id = knownDraftId(request) ?? randomBytes(32).toString('base64url');
  const publicUrl = ctx.config.PUBLIC_URL;
  keepCookie(reply, { publicUrl, name: cookie, value: id, maxAge: lastsMs / 1000 });
  return id;
}

/** The id that the browser sent; null when it sent none, or something that cannot be one. */
export function knownDraftId(request: FastifyRequest): string | null {
  const id = request.cookies[cookie];
  return id !== undefined && /^[\w-]{43}$/.test(id) ? id : null;
}

/** The draft of an id; an empty one when there is none, or when it has expired. */
export async function readDraft(ctx: Ctx, id: string): Promise<Draft> {
  const row = await draftByHash(ctx.db, hashOf(id), ctx.clock());
  return row === undefined ? emptyDraft(firstFiling(ctx, id)) : openDraft(ctx, row);
}

/** Changes the draft, whatever other tabs do at the same time. @returns it as it now is */
export async function changeDraft(
  ctx: Ctx,
  id: string,
  change: (draft: Draft) => Draft,
): Promise<Draft> {
  const now = ctx.clock();
  const times = { changed_at: now, expires_at: new Date(now.getTime() + lastsMs) };
  const idHash = hashOf(id);
  return ctx.db.transaction().execute(async (db) => {
    await startDraft(db, idHash, sealDraft(ctx, emptyDraft(firstFiling(ctx, id))), times);
    const draft = change(openDraft(ctx, await lockDraft(db, idHash)));
    await putDraft(db, idHash, sealDraft(ctx, draft), times);
    await prolongUploads(
      db,
      draft.uploads.map((upload) => upload.id),
      times.expires_at,
    );
    return draft;
  });
}

/**
 * The key of the first complaint of a draft, the same before anything of it is kept: a page tells it to the
 * scripts that may have to file by themselves.
 */
const firstFiling = ({ sealing }: Ctx, id: string): string =>
  sealing.hash('filing', id).toString('hex');

/** Two hundred and fifty-six random bits need no slow hash. */
const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();

function sealDraft({ sealing }: Ctx, draft: Draft): SealedDraft {
  const { sealed, key } = sealing.seal(JSON.stringify(draft));
  return { sealed, sealed_key: key };
}

function openDraft({ sealing }: Ctx, { sealed, sealed_key: key }: SealedDraft): Draft {
  return JSON.parse(sealing.open({ sealed, key })) as Draft;
}
