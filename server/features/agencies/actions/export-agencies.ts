import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../../platform/context.ts';
import {
  type AgencyRow,
  type Directory,
  type PlaceRow,
  readDirectory,
} from '../../directory/index.ts';
import { guardCell } from '../rules/csv-cells.ts';
import { columnsOf } from '../rules/directory-rows.ts';

/**
 * All agencies as CSV in UTF-8, each branch together and in the order of codes, so that two exports can
 * be compared line by line: what loadDirectory reads, and finds unchanged.
 * Cells that a spreadsheet would run as a formula are guarded (rules/csv-cells.ts).
 */
export async function exportAgencies(ctx: Ctx): Promise<string> {
  const directory = await readDirectory(ctx.db);
  const codeOf = (id: number | null) => (id === null ? '' : directory.agency(id).code);
  const rows = branchesOf(directory, null).map((agency) => {
    const place = agency.place_id === null ? null : directory.place(agency.place_id);
    return {
      code: agency.code,
      parent: codeOf(agency.parent_id),
      kind: agency.kind,
      name_ar: agency.name_ar,
      name_en: agency.name_en,
      governorate: place === null ? '' : governorateOf(directory, place).code.toUpperCase(),
      sectors: agency.sectors.join(' '),
      place: place?.code ?? '',
      examines: String(agency.examines),
      active: String(agency.active),
      successor: codeOf(agency.successor_id),
    };
  });
  return stringify(rows, {
    header: true,
    columns: [...columnsOf.agencies],
    cast: { string: (cell, { header }) => (header ? cell : guardCell(cell)) },
  });
}

/** What lies below an agency, parents before children, siblings by code. */
function branchesOf(directory: Directory, id: number | null): AgencyRow[] {
  return directory
    .childrenOf(id)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((agency) => [agency, ...branchesOf(directory, agency.id)]);
}

function governorateOf(directory: Directory, place: PlaceRow): PlaceRow {
  return place.parent_id === null
    ? place
    : governorateOf(directory, directory.place(place.parent_id));
}
