import type { AgencyKind } from '@insaf/contract/agencies.ts';
import type { Category, CategoryEdit } from '@insaf/contract/categories.ts';
import type { place } from '@insaf/contract/places.ts';
import type { DocumentKind } from '@insaf/contract/vocabulary.ts';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Categories, Places } from '../../../platform/db/tables.generated.ts';

/** A category as the contract shows it. */
export function categoryView(row: Selectable<Categories>): Category {
  return {
    code: row.code,
    sector: row.sector,
    name: { ar: row.name_ar, en: row.name_en },
    leadAgencyKind: row.lead_agency_kind as AgencyKind,
    targetWorkingHours: row.target_working_minutes / 60,
    evidenceRule: {
      photosAfter: row.evidence_photos_after,
      documents: row.evidence_documents,
      documentKinds: row.evidence_document_kinds as DocumentKind[],
      nearMetres: row.evidence_near_metres,
    },
    urgent: row.urgent,
    confidential: row.confidential,
    objectionDays: row.objection_days,
    retentionYears: row.retention_years,
    active: row.active,
  };
}

/** The same with the everyday words by which it is found. */
export function categoryToFind(row: Selectable<Categories>) {
  return { ...categoryView(row), words: { ar: row.words_ar, en: row.words_en } };
}

export type CategoryColumns = Omit<Selectable<Categories>, 'id' | 'code'>;

/** What an administrator says of a category, as the database has it. */
export function categoryColumns(given: CategoryEdit): CategoryColumns {
  const { evidenceRule: rule, sector, urgent, confidential, active } = given;
  return {
    ...{ sector, urgent, confidential, active },
    name_ar: given.nameAr.trim(),
    name_en: given.nameEn.trim(),
    lead_agency_kind: given.leadAgencyKind,
    target_working_minutes: Math.round(given.targetWorkingHours * 60),
    evidence_photos_after: rule.photosAfter,
    evidence_documents: rule.documents,
    evidence_document_kinds: rule.documents === 0 ? [] : [...new Set(rule.documentKinds)],
    evidence_near_metres: rule.nearMetres,
    objection_days: given.objectionDays,
    retention_years: given.retentionYears,
    words_ar: given.wordsAr.trim(),
    words_en: given.wordsEn.trim(),
  };
}

/** A place as the contract shows it, with the code of the place it lies in. */
export function placeView(row: Selectable<Places>, parent: string | null): z.output<typeof place> {
  return {
    code: row.code,
    kind: row.kind as z.output<typeof place>['kind'],
    name: { ar: row.name_ar, en: row.name_en },
    parent,
    lat: row.lat,
    lon: row.lon,
  };
}
