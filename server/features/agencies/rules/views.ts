import type { Agency, AgencyKind, agencyPage, ListedAgency } from '@insaf/contract/agencies.ts';
import type { z } from 'zod';
import type { AgencyRow, Directory } from '../../directory/index.ts';

export type AgencyPage = z.output<typeof agencyPage>;

/** An agency as the contract shows it: by codes, never by ids. */
export function agencyView(directory: Directory, row: AgencyRow): Agency {
  const codeOf = (id: number | null) => (id === null ? null : directory.agency(id).code);
  return {
    code: row.code,
    kind: row.kind as AgencyKind,
    name: { ar: row.name_ar, en: row.name_en },
    parent: codeOf(row.parent_id),
    place: row.place_id === null ? null : directory.place(row.place_id).code,
    sectors: row.sectors,
    examines: row.examines,
    active: row.active,
    successor: codeOf(row.successor_id),
  };
}

/** Those above an agency, the root first. */
function ancestorsOf(directory: Directory, row: AgencyRow): AgencyPage['ancestors'] {
  const above: AgencyPage['ancestors'] = [];
  for (let id = row.parent_id; id !== null; ) {
    const { code, name_ar: ar, name_en: en, parent_id } = directory.agency(id);
    above.unshift({ code, name: { ar, en } });
    id = parent_id;
  }
  return above;
}

/** An agency as a row of a list. */
export function listedAgencyView(directory: Directory, row: AgencyRow): ListedAgency {
  return {
    ...agencyView(directory, row),
    ancestors: ancestorsOf(directory, row),
    childCount: directory.childrenOf(row.id).length,
  };
}

/** An agency with those above it, the root first, those directly below it, and its former names. */
export function agencyPageView(
  directory: Directory,
  row: AgencyRow,
  can: AgencyPage['can'],
): AgencyPage {
  const below = directory
    .childrenOf(row.id)
    .toSorted((a, b) => Number(b.active) - Number(a.active) || (a.code < b.code ? -1 : 1));
  return {
    ...agencyView(directory, row),
    ancestors: ancestorsOf(directory, row),
    can,
    children: below.map((child) => agencyView(directory, child)),
    formerNames: directory
      .formerNamesOf(row.id)
      .map(({ name, until }) => ({ name, until: until.toISOString() })),
  };
}
