import type { Fault } from '@insaf/contract/portal.ts';
import type { DraftFile } from '@insaf/contract/portal-filing.ts';
import { type UploadKind, uploadLimits } from '@insaf/contract/uploads.ts';
import { Refusal } from '../../../platform/errors.ts';
import { sentence } from '../../../platform/http/error-reply.ts';
import {
  readFile,
  receiveFile,
  removeUpload,
  type Upload,
  uploadsByIds,
} from '../../uploads/index.ts';
import type { Draft } from '../rules/draft.ts';
import { changeDraft, readDraft } from './keep-draft.ts';
import type { SentFile } from './receive-form.ts';
import type { Visit } from './visit-draft.ts';

/*
 * The files of a draft. They are uploads like any other, which wait as long as the draft does. What became
 * of one in the meantime is asked each time: another complaint may have taken it.
 */

/** The files that can go with the complaint, and the names of those that no longer can. */
export async function filesOf(
  { portal: { ctx } }: Visit,
  draft: Draft,
): Promise<{ files: DraftFile[]; gone: Draft['uploads'] }> {
  const ids = draft.uploads.map(({ id }) => id);
  const rows = new Map((await uploadsByIds(ctx.db, ids)).map((row) => [row.id, row]));
  const isThere = (id: string) => {
    const row = rows.get(id);
    return row !== undefined && isUsable(row, ctx.clock());
  };
  const files = draft.uploads
    .filter(({ id }) => isThere(id))
    .map(({ id, name }): DraftFile => {
      const { kind, size, has_copies } = rows.get(id)!;
      const thumbnail = has_copies ? `/file/photos/${id}` : null;
      return { id, name, kind: kind as UploadKind, size, thumbnail };
    });
  return { files, gone: draft.uploads.filter(({ id }) => !isThere(id)) };
}

const isUsable = ({ state, expires_at }: Upload, now: Date) =>
  state === 'ready' && expires_at > now;

/**
 * Receives one file of a form and puts it into the draft at once, so that a connection that breaks at the
 * next one loses only that.
 * @returns why it was refused; null when it was not
 */
export async function addFile(visit: Visit, file: SentFile): Promise<Fault | null> {
  const { portal, id, language, say } = visit;
  const refused = (refusal: Refusal): Fault => ({
    field: 'files',
    message: say('portal-form.fault_of', {
      label: file.name,
      fault: sentence(refusal.code, refusal.params, language),
    }),
  });
  const tooMany = new Refusal('upload_refused', { reason: 'too_many' });
  const now = await readDraft(portal.ctx, id);
  if (now.uploads.length >= uploadLimits.count) return refused(tooMany);
  let upload: Upload;
  try {
    const { name, type } = file;
    upload = await receiveFile(portal.uploads, file.bytes, { name, type });
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
  const added = await addToDraft(visit, [upload]);
  if (added.uploads.some((known) => known.id === upload.id)) return null;
  await removeUpload(portal.uploads, upload);
  return refused(tooMany);
}

/** Puts uploads into the draft, each once and as many as there may be. */
function addToDraft({ portal: { ctx }, id, say }: Visit, uploads: readonly Upload[]) {
  return changeDraft(ctx, id, (draft) => {
    const known = new Set(draft.uploads.map((upload) => upload.id));
    const fresh = uploads
      .filter((upload) => !known.has(upload.id))
      .map((upload) => ({
        id: upload.id,
        name: upload.declared_name ?? say(`uploads.kinds.${upload.kind}`),
      }));
    return { ...draft, uploads: [...draft.uploads, ...fresh].slice(0, uploadLimits.count) };
  });
}

/** Puts files into the draft that a script has uploaded already, by their ids. */
export async function addUploads(visit: Visit, sent: string): Promise<Fault[]> {
  const { portal, draft, language } = visit;
  const known = new Set(draft.uploads.map(({ id }) => id));
  const ids = [...new Set(sent.toLowerCase().split(/[\s,]+/))]
    .filter((id) => id !== '' && !known.has(id))
    .slice(0, uploadLimits.count);
  const wanted = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  const rows = new Map(
    (await uploadsByIds(portal.ctx.db, wanted)).map((row): [string, Upload] => [row.id, row]),
  );
  const usable = wanted.flatMap((id) => {
    const row = rows.get(id);
    return row !== undefined && isUsable(row, portal.ctx.clock()) ? [row] : [];
  });
  if (usable.length > 0) await addToDraft(visit, usable);
  const lost = ids.filter((id) => !usable.some((row) => row.id === id));
  return lost.map((id) => {
    const code = rows.get(id)?.state === 'receiving' ? 'upload_unfinished' : 'unknown_upload';
    return { field: 'files', message: sentence(code, {}, language) };
  });
}

/** Takes a file out of the draft, and away. */
export async function dropFile({ portal, id }: Visit, uploadId: string): Promise<void> {
  let wasThere = false;
  await changeDraft(portal.ctx, id, (draft) => {
    wasThere = draft.uploads.some((upload) => upload.id === uploadId);
    return { ...draft, uploads: draft.uploads.filter((upload) => upload.id !== uploadId) };
  });
  if (!wasThere) return;
  const [upload] = await uploadsByIds(portal.ctx.db, [uploadId]);
  if (upload !== undefined && upload.state !== 'claimed')
    await removeUpload(portal.uploads, upload);
}

/** Forgets files that can no longer go with the complaint. @returns a fault for each, by its name */
export async function forgetGone(visit: Visit, gone: Draft['uploads']): Promise<Fault[]> {
  if (gone.length === 0) return [];
  const { portal, id, say } = visit;
  await changeDraft(portal.ctx, id, (draft) => ({
    ...draft,
    uploads: draft.uploads.filter((upload) => !gone.some((lost) => lost.id === upload.id)),
  }));
  return gone.map(({ name }) => ({
    field: 'files',
    message: say('portal-file.photos.gone', { name }),
  }));
}

/** A small picture of a photo in the draft. */
export async function sendThumbnail({ portal, draft, reply }: Visit, uploadId: string) {
  if (!draft.uploads.some(({ id }) => id === uploadId)) throw new Refusal('not_found');
  const [upload] = await uploadsByIds(portal.ctx.db, [uploadId]);
  if (upload === undefined || !isUsable(upload, portal.ctx.clock())) throw new Refusal('not_found');
  const file = await readFile(portal.uploads, upload, 'thumbnail');
  return reply
    .status(file.status)
    .headers(file.headers)
    .send(file.body ?? undefined);
}
