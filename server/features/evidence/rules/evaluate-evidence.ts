import {
  type EvidenceReason,
  type EvidenceRequirement,
  type EvidenceState,
  evidenceReasons,
} from '@insaf/contract/evidence.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import { askedBy } from './asked-by.ts';
import { metresBetween, type Point } from './distance.ts';
import { samePhotoFrom } from './photo-likeness.ts';

/*
 * What the evidence of a reply shows, item by item.
 *
 * The category's rule asks for so many photos, each taken after receipt, near the place where that
 * matters, and never used in a reply to another complaint; and for so many documents of certain kinds. Of
 * the photos offered the best count for the rule, so that one more photo never makes a reply worse; but a
 * photo that was used before is held against the reply however many others there are, whatever it is said
 * to be. What a file does not say cannot be known, and that is said, rather than taken for met or for not
 * met.
 *
 * Nothing counts twice: of files that show the same one counts, and a picture that is offered both as a
 * scene and as a paper is a scene. What came with a complaint shows the problem and not its removal. The
 * order in which files are listed makes no difference.
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
  /** 0 to 1 (photo-likeness.ts). */
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
  /** The number of the complaint, this or another, that these very bytes came with. */
  readonly cameWith: string | null;
  /** The upload with this complaint that it looks like without being the same file. */
  readonly resemblesOwn: string | null;
  /** What it shows: the same for files of this reply that show the same. */
  readonly shows: string;
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
/** Cameras write whole seconds, and leave the rest out. */
const secondMs = 1000;

export function evaluateEvidence(of: Case): Evaluated[] {
  const scenes = of.files.filter((file) => file.kind === 'photo' && file.documentKind === null);
  const papers = of.files.filter(
    (file) => file.kind === 'document' || (file.kind === 'photo' && file.documentKind !== null),
  );
  const { photosAfter, documents } = askedBy(of.claim, of.rule);
  return [
    ...photoItems(of, scenes, photosAfter),
    ...documentItems(of.rule, papers, scenes, documents),
  ];
}

function photoItems(of: Case, scenes: readonly OfferedFile[], needed: number): Evaluated[] {
  const { once, again } = eachOnce(scenes, (photo) => itemsOfPhoto(of, photo));
  const counted = once.slice(0, needed);
  const twice = again.slice(0, needed - counted.length);
  const missing = needed - counted.length - twice.length;
  const held = [...once.slice(counted.length), ...again.slice(twice.length)];
  return [
    ...counted.flatMap(({ items }) => items),
    ...twice.map(({ file }) => item('photo_unused', file.uploadId, 'used_twice_here')),
    ...Array.from({ length: missing }, () => item('photo_after', null, 'photo_missing')),
    ...held.flatMap(({ file }) => reuseHeldAgainst(file)),
  ];
}

type Judged = { readonly file: OfferedFile; readonly items: readonly Evaluated[] };

/** The best first, and of those that show the same the best one only; the others apart. */
function eachOnce(files: readonly OfferedFile[], itemsOf: (file: OfferedFile) => Evaluated[]) {
  const judged: Judged[] = files.map((file) => ({ file, items: itemsOf(file) }));
  const ranked = judged.sort((a, b) => faultsOf(a) - faultsOf(b));
  const first = new Map(ranked.toReversed().map((each) => [each.file.shows, each]));
  const isFirst = (each: Judged) => first.get(each.file.shows) === each;
  return {
    once: ranked.filter(isFirst),
    again: ranked.filter((each) => !isFirst(each)),
  };
}

/**
 * What was used before can never count; not met weighs more than unknown. Equal sums are equal items, so
 * that whichever of two is taken the reply stands the same.
 */
function faultsOf({ items }: Judged): number {
  const weight = { met: 1, unknown: 10, not_met: 100 } as const;
  const used = items.some(({ because }) => because === 'used_before') ? 10_000 : 0;
  return items.reduce((sum, { state }) => sum + weight[state], used);
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
  const doubt = zoneKnown ? 0 : zoneDoubtMs;
  const earliest = takenAt.getTime() - doubt;
  const latest = takenAt.getTime() + doubt;
  const tooEarly = since.getTime() - secondMs;
  if (earliest > now.getTime() + skewMs) return said('taken_in_future');
  if (latest <= tooEarly) return said('taken_before_receipt');
  return said(earliest <= tooEarly ? 'zone_unknown' : 'taken_after_receipt');
}

/**
 * Both points are only so exact: the complaint's accuracy is added to what is allowed, up to as much
 * again. A point less exact than that cannot show that a photo was taken near it.
 */
function placeItem({ place }: Case, { uploadId, position }: OfferedFile, near: number): Evaluated {
  if (place === null) return item('photo_near', uploadId, 'no_place_position');
  if (position === null) return item('photo_near', uploadId, 'no_photo_position');
  const metres = Math.round(metresBetween(place, position));
  const allowed = Math.round(near + Math.min(place.accuracyMetres, near));
  const possible = Math.round(near + place.accuracyMetres);
  const beyond = metres <= possible ? 'place_inexact' : 'too_far';
  const because = metres <= allowed ? 'near_place' : beyond;
  return item('photo_near', uploadId, because, { metres, allowed, photo: position, place });
}

/** What is certain comes before what a person has to look at. */
function useItem({ uploadId, earlierUses, cameWith, resemblesOwn }: OfferedFile): Evaluated {
  const said = (because: EvidenceReason, params = {}) =>
    item('photo_unused', uploadId, because, params);
  const earlier = earlierUses?.[0];
  const same = earlier?.how === 'same_bytes' || (earlier?.likeness ?? 0) >= samePhotoFrom;
  if (same) return said('used_before', { ...earlier });
  if (cameWith !== null) return said('photo_of_complaint', { complaintNumber: cameWith });
  if (earlier !== undefined) return said('resembles_used', { ...earlier });
  if (resemblesOwn !== null) return said('resembles_complaint', { uploadId: resemblesOwn });
  return said(earlierUses === null ? 'not_comparable' : 'never_used');
}

function reuseHeldAgainst(photo: OfferedFile): Evaluated[] {
  const use = useItem(photo);
  return photo.kind === 'photo' && use.because === 'used_before' ? [use] : [];
}

function documentItems(
  rule: EvidenceRule,
  papers: readonly OfferedFile[],
  scenes: readonly OfferedFile[],
  needed: number,
): Evaluated[] {
  const counts = papers.filter(({ shows }) => scenes.every((scene) => scene.shows !== shows));
  const { once } = eachOnce(counts, (paper) => itemsOfPaper(rule, paper));
  const counted = once.slice(0, needed);
  const missing = needed - counted.length;
  const held = papers.filter((paper) => counted.every(({ file }) => file !== paper));
  return [
    ...counted.flatMap(({ items }) => items),
    ...Array.from({ length: missing }, () =>
      item('document', null, 'document_missing', { kinds: rule.documentKinds }),
    ),
    ...held.flatMap(reuseHeldAgainst),
  ];
}

/** A document; and, where it is the photo of one, what keeps that photo from being relied on. */
function itemsOfPaper(rule: EvidenceRule, paper: OfferedFile): Evaluated[] {
  const { uploadId, documentKind, earlierUses, cameWith } = paper;
  const { documentKinds: kinds } = rule;
  const said = (because: EvidenceReason, params: Record<string, unknown>) =>
    item('document', uploadId, because, params);
  const use = paper.kind === 'photo' ? useItem(paper) : null;
  const isSound = use?.because === 'never_used' || use?.because === 'photo_of_complaint';
  const ofPhoto = use === null || isSound ? [] : [use];
  const rightKind = kinds.length === 0 || (documentKind !== null && kinds.includes(documentKind));
  if (!rightKind)
    return [said('document_of_other_kind', { kind: documentKind, kinds }), ...ofPhoto];
  // Forms look alike: of the photo of a paper only the certain use is one of the document.
  const earlier = use === null || use.because === 'used_before' ? earlierUses?.[0] : undefined;
  if (earlier !== undefined) return [said('document_used_before', { ...earlier }), ...ofPhoto];
  if (cameWith !== null) {
    return [said('document_of_complaint', { complaintNumber: cameWith }), ...ofPhoto];
  }
  return [said('document_given', { kind: documentKind }), ...ofPhoto];
}

function item(
  requirement: EvidenceRequirement,
  uploadId: string | null,
  because: EvidenceReason,
  params: Record<string, unknown> = {},
): Evaluated {
  return { requirement, uploadId, state: evidenceReasons[because], because, params };
}
