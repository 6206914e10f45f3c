import type { Claim } from '@insaf/contract/replies.ts';
import type { Db } from '../../../platform/context.ts';
import type { Upload } from '../../uploads/index.ts';
import { cameWith, lockPhotos, usesOfBytes } from '../queries.ts';
import {
  type EarlierUse,
  type Evaluated,
  type EvidenceRule,
  evaluateEvidence,
  type OfferedFile,
} from '../rules/evaluate-evidence.ts';
import { type Prints, usesOfPrint } from './prints-of.ts';

export type Offer = {
  readonly claim: Claim;
  readonly replyNo: number;
  readonly files: readonly { upload: string; documentKind?: string | undefined }[];
  /** The uploads of `files`. */
  readonly uploads: readonly Upload[];
  /** Photos that came with this complaint. */
  readonly own: readonly Upload[];
  /** Of `uploads` and `own`. */
  readonly prints: Prints;
  /** Complaints that have a document in common with this one: among them it is used once. */
  readonly among?: readonly string[];
  readonly rule: EvidenceRule;
  /** Photos have to be taken after it. */
  readonly since: Date;
};

export type Complaint = {
  readonly number: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly accuracy_metres: number | null;
};

/**
 * What the rule says of the files of a reply. Where they are photos, other replies wait until this
 * transaction ends, so that of two that use one photo at the same moment the second is caught.
 */
export async function evaluateOffer(
  db: Db,
  complaint: Complaint,
  offer: Offer,
  now: Date,
): Promise<Evaluated[]> {
  if (offer.uploads.some(({ kind }) => kind === 'photo')) await lockPhotos(db);
  const { lat, lon, accuracy_metres } = complaint;
  return evaluateEvidence({
    claim: offer.claim,
    rule: offer.rule,
    since: offer.since,
    place: lat === null || lon === null ? null : { lat, lon, accuracyMetres: accuracy_metres ?? 0 },
    files: await offeredFiles(db, complaint, offer),
    now,
  });
}

async function offeredFiles(db: Db, complaint: Complaint, offer: Offer): Promise<OfferedFile[]> {
  const files: OfferedFile[] = [];
  const ids = offer.files.map((file) => file.upload.toLowerCase());
  for (const [index, { documentKind }] of offer.files.entries()) {
    const id = ids[index]!;
    const upload = offer.uploads.find((each) => each.id === id)!;
    files.push({
      uploadId: upload.id,
      kind: upload.kind as OfferedFile['kind'],
      documentKind: documentKind ?? null,
      takenAt: upload.taken_at,
      zoneKnown: upload.taken_at_zone_known ?? false,
      position:
        upload.lat === null || upload.lon === null ? null : { lat: upload.lat, lon: upload.lon },
      earlierUses: await earlierUses(db, complaint.number, upload, offer),
      cameWith: await cameWith(db, upload.sha256!, complaint.number),
      resemblesOwn: resemblingOwn(upload, offer),
      shows: ids.find((other) => other === id || offer.prints.same(id, other))!,
    });
  }
  return files;
}

/** The same bytes are no likeness: where those came from is known. */
function resemblingOwn(upload: Upload, { own, prints }: Offer): string | null {
  const like = own.find(
    ({ id, sha256 }) => !sha256!.equals(upload.sha256!) && prints.same(id, upload.id),
  );
  return like?.id ?? null;
}

/** Same bytes first, because nothing can be said against them; then what looks alike. */
async function earlierUses(
  db: Db,
  number: string,
  upload: Upload,
  { prints, among = [] }: Offer,
): Promise<EarlierUse[] | null> {
  const own = upload.kind === 'document' ? [number, ...among] : [number];
  const same = await usesOfBytes(db, upload.sha256!, own);
  if (same.length > 0) {
    return same.map((use) => ({
      complaintNumber: use.complaint_number!,
      replyNo: use.reply_no!,
      uploadId: use.id,
      how: 'same_bytes',
      likeness: 1,
    }));
  }
  return upload.kind === 'photo' ? usesOfPrint(db, number, upload.id, prints) : [];
}
