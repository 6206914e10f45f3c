import {
  type EvidenceReason,
  type EvidenceRequirement,
  type EvidenceState,
  evidenceReasons,
} from '@insaf/contract/evidence.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import { metresBetween, type Point } from './distance.ts';

/*
 * What the evidence of a reply shows, item by item.
 *
 * The category's rule asks for so many photos, each taken after receipt, near the place where that
 * matters, and never used in a reply to another complaint; and for so many documents of certain kinds. Of
 * the photos offered the best count for the rule, so that one more photo never makes a reply worse; but a
 * photo that was used before is held against the reply however many others there are. What a file does
 * not say cannot be known, and that is said, rather than taken for met or for not met.
 *
 * What a reply claims decides what is asked: a cause removed, wholly or partly, has to be shown by the
 * whole rule; an explanation by its documents; a plan by nothing but its date. No claim excuses a photo
 * that was used before. Settling keeps the claim, so a cheaper claim buys no better figure.
 */

export type EvidenceRule = {
  readonly photosAfter: number;
  readonly documents: number;
  /** Kinds that count; any where the list is empty. */
  readonly documentKinds: readonly string[];
  /** How near the place; null where the place does not matter. */
  readonly nearMetres: number | null;
};

export type EarlierUse = {
  readonly complaintNumber: string;
  readonly replyNo: number;
  readonly uploadId: string;
  readonly how: 'same_bytes' | 'alike';
  /** 0 to 1. */
  readonly likeness: number;
};

export type OfferedFile = {
  readonly uploadId: string;
  readonly kind: 'photo' | 'document' | 'audio' | 'video';
  /** Said by the officer; a photo with one is the photo of a paper, and counts as a document. */
  readonly documentKind: string | null;
  readonly takenAt: Date | null;
  readonly zoneKnown: boolean;
  readonly position: Point | null;
  /** In replies to other complaints. Null: it could not be compared. */
  readonly earlierUses: readonly EarlierUse[] | null;
  /** Another file of this reply, before it in the list, that shows the same. */
  readonly sameAsEarlierHere: boolean;
};

export type Place = (Point & { readonly accuracyMetres: number }) | null;

export type Evaluated = {
  readonly requirement: EvidenceRequirement;
  readonly uploadId: string | null;
  readonly state: EvidenceState;
  readonly because: EvidenceReason;
  readonly params: Readonly<Record<string, unknown>>;
};

export type Case = {
  readonly claim: Claim;
  readonly rule: EvidenceRule;
  /** When the complaint was received, or received again by an appeal: photos come after that. */
  readonly since: Date;
  readonly place: Place;
  readonly files: readonly OfferedFile[];
  readonly now: Date;
};

/** A telephone's clock may be ahead of ours by so much. */
const skewMs = 10 * 60_000;
/** A photo that does not name its zone may be hours off; near the receipt that matters. */
const zoneDoubtMs = 3 * 60 * 60_000;

export function evaluateEvidence(of: Case): Evaluated[] {
  const photos = of.files.filter((file) => file.kind === 'photo' && file.documentKind === null);
  const papers = of.files.filter((file) => file.kind === 'document' || file.documentKind !== null);
  const showsRemoval = of.claim === 'cause_removed' || of.claim === 'partly';
  const needed = showsRemoval ? of.rule.photosAfter : 0;
  const documents = showsRemoval || of.claim === 'explained' ? of.rule.documents : 0;
  return [
    ...photoItems(of, photos, needed),
    ...papers.filter((file) => file.kind === 'photo').flatMap((file) => reuseHeldAgainst(file)),
    ...documentItems(of.rule, papers, documents),
  ];
}

function photoItems(of: Case, photos: readonly OfferedFile[], needed: number): Evaluated[] {
  const judged = photos
    .map((photo) => ({ photo, items: itemsOfPhoto(of, photo) }))
    .map((each) => ({ ...each, faults: faultsOf(each.items) }))
    .sort((a, b) => a.faults - b.faults);
  const counted = judged.slice(0, needed).flatMap(({ items }) => items);
  const extra = judged.slice(needed).flatMap(({ photo }) => reuseHeldAgainst(photo));
  const missing = Array.from({ length: Math.max(0, needed - photos.length) }, () =>
    item('photo_after', null, 'photo_missing'),
  );
  return [...counted, ...missing, ...extra];
}

/** Not met weighs more than any number of things that cannot be known. */
function faultsOf(items: readonly Evaluated[]): number {
  const weight = { met: 0, unknown: 1, not_met: 100 } as const;
  return items.reduce((sum, { state }) => sum + weight[state], 0);
}

function itemsOfPhoto(of: Case, photo: OfferedFile): Evaluated[] {
  return [
    timeItem(of, photo),
    ...(of.rule.nearMetres === null ? [] : [placeItem(of, photo, of.rule.nearMetres)]),
    useItem(photo),
  ];
}

function timeItem({ since, now }: Case, { uploadId, takenAt, zoneKnown }: OfferedFile): Evaluated {
  if (takenAt === null) return item('photo_after', uploadId, 'no_time');
  const params = { takenAt: takenAt.toISOString(), since: since.toISOString() };
  const said = (because: EvidenceReason) => item('photo_after', uploadId, because, params);
  if (takenAt.getTime() > now.getTime() + skewMs) return said('taken_in_future');
  const ahead = takenAt.getTime() - since.getTime();
  if (!zoneKnown && Math.abs(ahead) < zoneDoubtMs) return said('zone_unknown');
  // Cameras write whole seconds.
  return said(ahead > -1000 ? 'taken_after_receipt' : 'taken_before_receipt');
}

function placeItem({ place }: Case, { uploadId, position }: OfferedFile, near: number): Evaluated {
  if (place === null) return item('photo_near', uploadId, 'no_place_position');
  if (position === null) return item('photo_near', uploadId, 'no_photo_position');
  const metres = Math.round(metresBetween(place, position));
  const allowed = Math.round(near + place.accuracyMetres);
  const because = metres <= allowed ? 'near_place' : 'too_far';
  return item('photo_near', uploadId, because, { metres, allowed, photo: position, place });
}

function useItem({ uploadId, earlierUses, sameAsEarlierHere }: OfferedFile): Evaluated {
  if (sameAsEarlierHere) return item('photo_unused', uploadId, 'used_twice_here');
  const earlier = earlierUses?.[0];
  if (earlier !== undefined) return item('photo_unused', uploadId, 'used_before', { ...earlier });
  return item('photo_unused', uploadId, earlierUses === null ? 'not_comparable' : 'never_used');
}

function reuseHeldAgainst(photo: OfferedFile): Evaluated[] {
  const use = useItem(photo);
  return use.because === 'used_before' ? [use] : [];
}

function documentItems(
  rule: EvidenceRule,
  papers: readonly OfferedFile[],
  needed: number,
): Evaluated[] {
  const rightKind = ({ documentKind }: OfferedFile) =>
    rule.documentKinds.length === 0 ||
    (documentKind !== null && rule.documentKinds.includes(documentKind));
  const given = papers.filter((paper) => !paper.sameAsEarlierHere);
  const right = given
    .filter(rightKind)
    .sort((a, b) => (a.earlierUses?.length ?? 0) - (b.earlierUses?.length ?? 0));
  const wrong = given.filter((paper) => !rightKind(paper));
  return Array.from({ length: needed }, (_, index) => {
    const paper = right[index];
    if (paper !== undefined) {
      const earlier = paper.earlierUses?.[0];
      return earlier === undefined
        ? item('document', paper.uploadId, 'document_given', { kind: paper.documentKind })
        : item('document', paper.uploadId, 'document_used_before', { ...earlier });
    }
    const other = wrong[index - right.length];
    return other === undefined
      ? item('document', null, 'document_missing', { kinds: rule.documentKinds })
      : item('document', other.uploadId, 'document_of_other_kind', {
          kind: other.documentKind,
          kinds: rule.documentKinds,
        });
  });
}

function item(
  requirement: EvidenceRequirement,
  uploadId: string | null,
  because: EvidenceReason,
  params: Record<string, unknown> = {},
): Evaluated {
  return { requirement, uploadId, state: evidenceReasons[because], because, params };
}
