import type { Db } from '../../../platform/context.ts';
import { newPlaceIds, type PlaceRow, putCategories, putPlaces } from '../../directory/index.ts';
import type { CategoriesPlan } from '../rules/plan-categories.ts';
import type { PlaceOfFile, PlacesPlan } from '../rules/plan-places.ts';
import { pathsOf } from '../rules/plan-tree.ts';

/** Writes what a plan says of places. @returns the id of every place by its code */
export async function applyPlaces(
  db: Db,
  plan: PlacesPlan,
  known: readonly PlaceRow[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  const fresh = plan.added.length === 0 ? [] : await newPlaceIds(db, plan.added.length);
  plan.added.forEach(({ code }, index) => {
    ids.set(code, fresh[index]!);
  });
  const touched = [
    plan.added,
    plan.changed.map(({ row }) => row),
    plan.moved.map(({ row }) => row),
  ];
  const rows = new Map<string, PlaceOfFile>(touched.flat().map((row) => [row.code, row]));
  if (rows.size === 0) return ids;

  const paths = pathsOf(plan.tree, (code) => ids.get(code)!);
  const put = new Map<string, PlaceRow>();
  // A place that moves takes along those below it.
  for (const place of known) {
    const path = paths.get(place.code)!;
    if (path !== place.path) put.set(place.code, { ...place, path });
  }
  for (const { line: _, parent, ...row } of rows.values()) {
    put.set(row.code, {
      ...row,
      id: ids.get(row.code)!,
      parent_id: parent === null ? null : ids.get(parent)!,
      path: paths.get(row.code)!,
    });
  }
  await putPlaces(db, [...put.values()]);
  return ids;
}

export async function applyCategories(db: Db, plan: CategoriesPlan): Promise<void> {
  const put = [...plan.added, ...plan.changed.map(({ columns }) => columns)];
  if (put.length > 0) await putCategories(db, put);
}
