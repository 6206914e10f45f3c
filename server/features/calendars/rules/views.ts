import type { Bilingual } from '@insaf/contract/text.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';

type Named = Pick<AgencyRow, 'code' | 'name_ar' | 'name_en'>;

/** An agency, a category or an initiative by its code and name. */
export function named({ code, name_ar: ar, name_en: en }: Named): {
  code: string;
  name: Bilingual;
} {
  return { code, name: { ar, en } };
}

/** Null where nobody said: it is as the program brings it, or was reckoned. */
export function agencyOrNobody({ agency }: Directory, id: number | null) {
  return id === null ? null : named(agency(id));
}

/** Which line took the place of which. */
export function replacements(
  rows: Directory['calendarDays'],
): ReadonlyMap<number, Directory['calendarDays'][number]> {
  return new Map(rows.flatMap((row) => (row.replaces_id === null ? [] : [[row.replaces_id, row]])));
}
