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
