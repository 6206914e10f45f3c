import type {
  EarlierUse,
  EvidenceRule,
  OfferedFile,
} from '../features/evidence/rules/evaluate-evidence.ts';

/*
 * Files of a reply, as the evidence rule sees them: each meets everything unless said otherwise.
 */

export const since = new Date('2026-07-05T07:00:00Z');
export const now = new Date('2026-07-06T07:00:00Z');
export const later = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);
export const minute = 60;
export const hour = 60 * minute;

export const place = { lat: 29.158, lon: 31.134, accuracyMetres: 0 };
/** A point so many metres north of the place. */
export const north = (metres: number) => ({
  lat: place.lat + metres / 111_195.0797,
  lon: place.lon,
});

export const onePhoto: EvidenceRule = {
  photosAfter: 1,
  documents: 0,
  documentKinds: [],
  nearMetres: 100,
};
export const oneReport: EvidenceRule = {
  photosAfter: 0,
  documents: 1,
  documentKinds: ['completion_report', 'decision'],
  nearMetres: null,
};

let made = 0;
/** A photo taken at the place an hour after receipt, and never used. */
export function photo(more: Partial<OfferedFile> = {}): OfferedFile {
  made += 1;
  return {
    uploadId: `upload ${made}`,
    kind: 'photo',
    documentKind: null,
    takenAt: later(since, hour),
    zoneKnown: true,
    position: place,
    earlierUses: [],
    cameWith: null,
    resemblesOwn: null,
    shows: `picture ${made}`,
    ...more,
  };
}

export function paper(more: Partial<OfferedFile> = {}): OfferedFile {
  const bare = { kind: 'document', documentKind: 'completion_report', takenAt: null } as const;
  return photo({ ...bare, zoneKnown: false, position: null, ...more });
}

export const use: EarlierUse = {
  complaintNumber: '100000000011',
  replyNo: 1,
  uploadId: 'upload elsewhere',
  how: 'same_bytes',
  likeness: 1,
};
