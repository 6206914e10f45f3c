import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import { agencyNow, named } from './names.ts';

/** Those above an agency, the root first. */
function agenciesAbove(directory: Directory, id: number): number[] {
  const { parent_id } = directory.agency(id);
  return parent_id === null ? [] : [...agenciesAbove(directory, parent_id), parent_id];
}

/** Names of the places that a place lies in, the largest first. */
function placesAbove(directory: Directory, id: number): { ar: string; en: string }[] {
  const { parent_id } = directory.place(id);
  if (parent_id === null) return [];
  const { name_ar: ar, name_en: en } = directory.place(parent_id);
  return [...placesAbove(directory, parent_id), { ar, en }];
}

/** Where a complaint lies on the ground and in the tree, and within what it was filed. */
export function placeAndHolder(complaint: ComplaintRow, directory: Directory) {
  const { place_id, holder_id, judge_id, complained_of_id, initiative_id } = complaint;
  const place = place_id === null ? null : directory.place(place_id);
  const { lat = null, lon = null } = place ?? {};
  const nowOrNull = (id: number | null) => (id === null ? null : agencyNow(directory, id));
  return {
    placeAbove: place === null ? [] : placesAbove(directory, place.id),
    placePosition: lat === null || lon === null ? null : { lat, lon },
    holderAbove: agenciesAbove(directory, holder_id).map((id) => agencyNow(directory, id)),
    judge: nowOrNull(judge_id),
    agencyComplainedOf: nowOrNull(complained_of_id),
    initiative: initiative_id === null ? null : named(directory.initiative(initiative_id)),
  };
}

/** What the category of a complaint asks for. */
export function subjectOf({ category_id }: ComplaintRow, directory: Directory) {
  const category = category_id === null ? null : directory.category(category_id);
  return {
    evidenceRule:
      category === null
        ? null
        : {
            photosAfter: category.evidence_photos_after,
            documents: category.evidence_documents,
            documentKinds: category.evidence_document_kinds as DocumentKind[],
            nearMetres: category.evidence_near_metres,
          },
  };
}
