import type { PlaceRow } from '../../directory/index.ts';
import type { PlaceCells } from './directory-rows.ts';
import { mergedTree, type Node, type TreeFault, treeFaults } from './plan-tree.ts';

export type PlaceOfFile = PlaceCells & { readonly line: number };

export type PlacesPlan = {
  readonly faults: readonly TreeFault[];
  readonly tree: ReadonlyMap<string, Node>;
  readonly added: readonly PlaceOfFile[];
  readonly changed: readonly { row: PlaceOfFile; fields: string[] }[];
  readonly moved: readonly { row: PlaceOfFile; from: string | null }[];
  readonly unchanged: number;
  readonly missing: readonly string[];
};

const compared = ['kind', 'name_ar', 'name_en', 'lat', 'lon'] as const;

/** What loading these rows would do to the places there are. */
export function planPlaces(rows: readonly PlaceOfFile[], known: readonly PlaceRow[]): PlacesPlan {
  const byId = new Map(known.map((place) => [place.id, place]));
  const byCode = new Map(known.map((place) => [place.code, place]));
  const parentOf = ({ parent_id: id }: PlaceRow) => (id === null ? null : byId.get(id)!.code);
  const tree = mergedTree(
    rows,
    known.map((place) => ({ code: place.code, parent: parentOf(place) })),
  );
  const listed = new Set(rows.map(({ code }) => code));
  const old = rows.flatMap((row) => {
    const place = byCode.get(row.code);
    return place === undefined ? [] : [{ row, place }];
  });
  const changed = old
    .map(({ row, place }) => ({
      row,
      fields: compared.filter((field) => row[field] !== place[field]) as string[],
    }))
    .filter(({ fields }) => fields.length > 0);
  const moved = old
    .map(({ row, place }) => ({ row, from: parentOf(place) }))
    .filter(({ row, from }) => row.parent !== from);
  return {
    faults: treeFaults(rows, tree),
    tree,
    added: rows.filter(({ code }) => !byCode.has(code)),
    changed,
    moved,
    unchanged: old.length - new Set([...changed, ...moved].map(({ row }) => row)).size,
    missing: known.map(({ code }) => code).filter((code) => !listed.has(code)),
  };
}
