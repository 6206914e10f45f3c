import type { Claim } from '@insaf/contract/replies.ts';
import { acceptanceText } from '../../server/demo/officer-texts.ts';
import type { Random } from '../../server/demo/seeded.ts';
import { askedBy } from '../../server/features/evidence/rules/asked-by.ts';
import {
  type Evaluated,
  evaluateEvidence,
  type OfferedFile,
} from '../../server/features/evidence/rules/evaluate-evidence.ts';
import { bandKeys } from '../../server/features/evidence/rules/photo-keys.ts';
import type { PhotoPrint } from '../../server/features/evidence/rules/photo-print.ts';
import { printBytes } from '../../server/features/evidence/rules/photo-print-bytes.ts';
import { add, type Life, lastAt, type MutableRow, receivedAt } from './life.ts';
import type { PoolFile } from './pool.ts';

/*
 * The photos and documents of a reply, judged by the product's own rule. Each photo has a print and keys of
 * its own, by which it would be found if it were used again; its bytes are one of a few files (pool.ts).
 */

type Proof = {
  readonly claim: Claim;
  readonly replyNo: number;
  readonly at: number;
  readonly staffId: string;
};

const minute = 60_000;

/** Offers what the category asks for, or something less where it will be sent back. @returns how it was judged */
export function proveReply(life: Life, proof: Proof): readonly Evaluated[] {
  const { filed, random, complaint } = life;
  const { category } = filed;
  const rule = {
    ...{ photosAfter: category.evidence_photos_after, documents: category.evidence_documents },
    documentKinds: category.evidence_document_kinds,
    nearMetres: category.evidence_near_metres,
  };
  const asked = askedBy(proof.claim, rule);
  const lacks = life.verdict === 'returnReply' && random.chance(0.4);
  const files: OfferedFile[] = [];
  const offer = (file: OfferedFile) => files.push(file);
  for (let no = 0; no < (lacks ? 0 : asked.photosAfter); no += 1) offer(photo(life, proof));
  for (let no = 0; no < asked.documents; no += 1) offer(paper(life, proof, rule.documentKinds));
  const { lat, lon, accuracy_metres: accuracyMetres } = complaint;
  const items = evaluateEvidence({
    ...{ claim: proof.claim, rule, since: receivedAt(life), files, now: new Date(proof.at) },
    place: lat === null || lon === null ? null : { lat, lon, accuracyMetres: accuracyMetres ?? 0 },
  });
  for (const [index, { uploadId, requirement, state, because, params }] of items.entries()) {
    add(life, 'evidence_items', {
      ...{ complaint_number: complaint.number, reply_no: proof.replyNo, item_no: index + 1 },
      ...{ requirement, upload_id: uploadId, state, because, params },
    });
  }
  if (items.some(({ state }) => state === 'not_met')) life.verdict = 'returnReply';
  return items;
}

/** The judge accepts what cannot be known, each with a reason. @returns the numbers of those items */
export function acceptUnknown(life: Life, at: number, staffId: string): number[] {
  const replyNo = life.complaint.reply_no;
  const open = (life.rows.evidence_items ?? []).filter(
    (item) => item.reply_no === replyNo && item.state === 'unknown',
  ) as MutableRow[];
  for (const item of open) {
    const accepted = { accepted_at: new Date(at), accepted_by: staffId };
    Object.assign(item, accepted, { accepted_reason: acceptanceText(life.random) });
  }
  return open.map((item) => item.item_no as number);
}

function photo(life: Life, proof: Proof): OfferedFile {
  const { random, complaint } = life;
  // To the second, as cameras write it.
  const taken = Math.max(lastAt(life), proof.at - random.int(10, 600) * minute) / 1000;
  const takenAt = random.chance(0.9) ? new Date(Math.ceil(taken) * 1000) : null;
  const { lat, lon } = complaint;
  const nearby = (of: number) => Math.round((of + (random.next() - 0.5) * 0.0006) * 1e6) / 1e6;
  const isPlaced = takenAt !== null && lat !== null && lon !== null && random.chance(0.85);
  const position = isPlaced ? { lat: nearby(lat), lon: nearby(lon) } : null;
  const id = upload(life, proof, drawn(life, 'photo'), {
    ...{ taken_at: takenAt, taken_at_zone_known: takenAt === null ? null : true },
    ...(position ?? { lat: null, lon: null }),
  });
  file(life, proof, id, null);
  const print = drawPrint(random);
  const key = { complaint_number: complaint.number, reply_no: proof.replyNo, upload_id: id };
  add(life, 'photo_prints', { ...key, print: printBytes(print), used_at: new Date(proof.at) });
  for (const each of bandKeys(print)) {
    add(life, 'photo_keys', { key: each, complaint_number: complaint.number });
  }
  return { ...offered(id), kind: 'photo', takenAt, zoneKnown: true, position, documentKind: null };
}

function paper(life: Life, proof: Proof, kinds: readonly string[]): OfferedFile {
  const documentKind = kinds.length === 0 ? 'completion_report' : life.random.pick(kinds);
  const id = upload(life, proof, drawn(life, 'document'), {});
  file(life, proof, id, documentKind);
  return { ...offered(id), kind: 'document', documentKind };
}

const drawn = ({ random, country }: Life, kind: PoolFile['kind']): PoolFile =>
  random.pick(country.files.filter((file) => file.kind === kind));

const offered = (uploadId: string) => ({
  ...{ uploadId, documentKind: null, takenAt: null, zoneKnown: false, position: null },
  ...{ earlierUses: [], cameWith: null, resemblesOwn: null, shows: uploadId },
});

function file(life: Life, { replyNo }: Proof, id: string, documentKind: string | null): void {
  const { number } = life.complaint;
  const of = { complaint_number: number, reply_no: replyNo, upload_id: id };
  add(life, 'reply_files', { ...of, document_kind: documentKind });
}

function upload(life: Life, proof: Proof, given: PoolFile, more: MutableRow): string {
  const { random, complaint } = life;
  const id = drawUuid(random);
  const sent = new Date(proof.at - random.int(1, 9) * minute);
  const { sha256, size, kind, mediaType, width, height } = given;
  add(life, 'uploads', {
    ...{ id, state: 'claimed', declared_name: `${random.int(1000, 99_999)}.${given.ending}` },
    ...{ declared_type: mediaType, size, staff_id: proof.staffId, sha256, kind },
    ...{ media_type: mediaType, width, height, has_copies: kind === 'photo', marks: [] },
    ...{ created_at: sent, expires_at: new Date(sent.getTime() + 86_400_000), ...more },
    ...{
      complaint_number: complaint.number,
      reply_no: proof.replyNo,
      claimed_at: new Date(proof.at),
    },
  });
  return id;
}

function drawUuid(random: Random): string {
  const part = () =>
    Math.floor(random.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const [a, b, c, d] = [part(), part(), part(), part()];
  const variant = '89ab'[random.int(0, 3)]!;
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** Blobs of each size, as many as a photo of a street has; those of one size are of one deviation here. */
const blobs = [
  { scale: 2, count: 36 },
  { scale: 5, count: 24 },
  { scale: 10, count: 12 },
  { scale: 20, count: 4 },
] as const;

function drawPrint(random: Random): PhotoPrint {
  const [width, height] = [512, 384];
  const points = blobs.flatMap(({ scale, count }) =>
    Array.from({ length: count }, () => ({
      ...{ x: random.int(0, width - 1), y: random.int(0, height - 1), scale },
      low: Math.floor(random.next() * 2 ** 32),
      high: random.int(0, 0xffff),
      weak: [random.int(0, 34), random.int(0, 34)] as [number, number],
    })),
  );
  return { width, height, points };
}
