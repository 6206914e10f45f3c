import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import type { Directory } from '../../directory/index.ts';
import type { Look, StoredItem } from '../../evidence/index.ts';
import { itemView } from '../../evidence/index.ts';
import type { Eyes } from '../../redaction/index.ts';
import type { repliesOf, replyFilesOf } from '../../replies/index.ts';
import type { Upload } from '../../uploads/index.ts';
import { agencyThen } from './names.ts';

type ReplyRow = Awaited<ReturnType<typeof repliesOf>>[number];
type ReplyFile = Awaited<ReturnType<typeof replyFilesOf>>[number];

/** A file of the complainant's for who may not know them: its name, time and place can tell who took it. */
export function namelessUpload(upload: Upload, eyes: Eyes, isSecret: boolean) {
  const view = { ...uploadView(upload, eyes), name: null };
  return isSecret ? { ...view, takenAt: null, position: null } : view;
}

export function uploadView(upload: Upload, eyes: Eyes) {
  const whole = eyes.wholeOf(upload);
  return {
    id: upload.id,
    kind: upload.kind ?? 'document',
    mediaType: upload.media_type ?? 'application/octet-stream',
    name: eyes.nameOf(upload),
    size: Number(upload.size),
    takenAt: upload.taken_at?.toISOString() ?? null,
    position:
      upload.lat === null || upload.lon === null ? null : { lat: upload.lat, lon: upload.lon },
    hidden: whole && { kind: whole.kind, replaced: whole.replacement !== null },
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
    eyes: Eyes;
  },
  directory: Directory,
): ComplaintView['replies'][number] {
  const byId = new Map(parts.uploads.map((upload) => [upload.id, upload]));
  return {
    replyNo: reply.reply_no,
    at: reply.at.toISOString(),
    agency: agencyThen(directory, reply.agency_id, reply.at),
    claim: reply.claim,
    text: parts.eyes.text(`reply/${reply.reply_no}`, reply.text),
    plannedFor: reply.planned_for,
    verdict: reply.verdict as 'waiting' | 'settled' | 'returned' | 'interim',
    verdictReason: reply.verdict_reason,
    files: parts.files
      .filter((file) => file.reply_no === reply.reply_no)
      .flatMap((file) => {
        const upload = byId.get(file.upload_id);
        if (upload === undefined) return [];
        return [
          {
            ...uploadView(upload, parts.eyes),
            documentKind: file.document_kind as DocumentKind | null,
          },
        ];
      }),
    items: parts.items
      .filter((item) => item.reply_no === reply.reply_no)
      .map((item) => {
        const subject = `accepted/${item.reply_no}-${item.item_no}`;
        const reason = item.accepted_reason && parts.eyes.text(subject, item.accepted_reason);
        return itemView({ ...item, accepted_reason: reason }, parts.look);
      }),
  };
}
