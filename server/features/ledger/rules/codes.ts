import type { Material } from './material.ts';
import type { Codes } from './parts-of-moves.ts';

type Coded = { readonly id: number; readonly code: string };

/** Codes by id. An id that is not in the directory, as only somebody with SQL could write it, is `#id`. */
export function codesOf(directory: {
  readonly agencies: readonly Coded[];
  readonly categories: readonly Coded[];
  readonly places: readonly Coded[];
}): Codes {
  const by = (rows: readonly Coded[]) => {
    const codes = new Map(rows.map(({ id, code }) => [id, code]));
    return (id: number) => codes.get(id) ?? `#${id}`;
  };
  return {
    agency: by(directory.agencies),
    category: by(directory.categories),
    place: by(directory.places),
  };
}

/** The ids of the directory that entries of these complaints and events name. */
export function idsIn(
  materials: readonly Material[],
  events: readonly { readonly agency_id: number | null }[],
) {
  const moves = materials.flatMap(({ history_entries }) => history_entries);
  const only = (values: readonly unknown[]) => [
    ...new Set(values.filter((value) => typeof value === 'number')),
  ];
  return {
    agencies: only([
      ...moves.flatMap(({ agency_id, holder_id }) => [agency_id, holder_id]),
      ...events.map(({ agency_id }) => agency_id),
    ]),
    categories: only(moves.map(({ category_id }) => category_id)),
    places: only(materials.map(({ complaints: [complaint] }) => complaint?.place_id)),
  };
}
