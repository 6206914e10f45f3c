import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import type { Directory } from '../../directory/index.ts';
import type { Look, StoredItem } from '../../evidence/index.ts';
import { itemView } from '../../evidence/index.ts';
import type { repliesOf, replyFilesOf } from '../../replies/index.ts';
import type { Upload } from '../../uploads/index.ts';
import { agencyThen } from './names.ts';

type ReplyRow = Awaited<ReturnType<typeof repliesOf>>[number];
type ReplyFile = Awaited<ReturnType<typeof replyFilesOf>>[number];

/** A file of the complainant's for who may not know them: its name, time and place can tell who took it. */
export function namelessUpload(upload: Upload, isSecret: boolean) {
  const view = { ...uploadView(upload), name: null };
  return isSecret ? { ...view, takenAt: null, position: null } : view;
}

export function uploadView(upload: Upload) {
  return {
    id: upload.id,
    kind: upload.kind ?? 'document',
    mediaType: upload.media_type ?? 'application/octet-stream',
    name: upload.declared_name,
    size: Number(upload.size),
    takenAt: upload.taken_at?.toISOString() ?? null,
    position:
      upload.lat === null || upload.lon === null ? null : { lat: upload.lat, lon: upload.lon },
  };
}

/** A reply with its files and what became of each item of the evidence rule. */
export function replyView(
  reply: ReplyRow,
  parts: {
    files: readonly ReplyFile[];
    uploads: readonly Upload[];
    items: readonly StoredItem[];
    look: Look;
  },
  directory: Directory,
): ComplaintView['replies'][number] {
  const byId = new Map(parts.uploads.map((upload) => [upload.id, upload]));
  return {
    replyNo: reply.reply_no,
    at: reply.at.toISOString(),
    agency: agencyThen(directory, reply.agency_id, reply.at),
    claim: reply.claim,
    text: reply.text,
    plannedFor: reply.planned_for,
    verdict: reply.verdict as 'waiting' | 'settled' | 'returned' | 'interim',
    verdictReason: reply.verdict_reason,
    files: parts.files
      .filter((file) => file.reply_no === reply.reply_no)
      .flatMap((file) => {
        const upload = byId.get(file.upload_id);
        if (upload === undefined) return [];
        return [{ ...uploadView(upload), documentKind: file.document_kind as DocumentKind | null }];
      }),
    items: parts.items
      .filter((item) => item.reply_no === reply.reply_no)
      .map((item) => itemView(item, parts.look)),
  };
}
