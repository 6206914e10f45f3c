import type { Review, ReviewFigures } from '@insaf/contract/review.ts';
import type { Directory, PlaceRow } from '../../directory/index.ts';
import { sumOf } from './figures.ts';

type Counted = ReviewFigures & { readonly value: string };

/**
 * Figures by place as rows of one level: governorates, or what lies within the one place that all of it is
 * in. Where nothing closer is known than that place, it is a row `itself`.
 *
 * @param within the ids of the places that were asked for, the widest among them; null for all
 */
export function placeRows(
  directory: Directory,
  counted: readonly Counted[],
  within: readonly string[] | null,
): Review['places'] {
  const known = counted.filter(({ value }) => value !== '');
  const top = within === null ? onlyOne(directory, known) : widest(directory, within);
  const rows = Map.groupBy(known, ({ value }) => levelBelow(directory, Number(value), top).id);
  const named = [...rows].map(([id, each]) => {
    const { code, name_ar: ar, name_en: en } = directory.place(id);
    return { code, name: { ar, en }, itself: id === top?.id, ...sumOf(each) };
  });
  const unknown = counted.filter(({ value }) => value === '');
  if (unknown.length === 0) return named;
  return [...named, { code: null, name: null, itself: false, ...sumOf(unknown) }];
}

/** The one governorate that all lies in; null where there are several, or it has no parts. */
function onlyOne(directory: Directory, counted: readonly Counted[]): PlaceRow | null {
  const governorates = new Set(
    counted.map(({ value }) => levelBelow(directory, Number(value), null).id),
  );
  const [only] = governorates;
  return only === undefined || governorates.size > 1 ? null : directory.place(only);
}

function widest(directory: Directory, ids: readonly string[]): PlaceRow | null {
  const [first] = ids
    .map((id) => directory.place(Number(id)))
    .toSorted((one, other) => one.path.length - other.path.length);
  return first ?? null;
}

/** The place right below `top` that this one lies in; itself where it is `top`. */
function levelBelow(directory: Directory, id: number, top: PlaceRow | null): PlaceRow {
  let place = directory.place(id);
  while (place.id !== top?.id && place.parent_id !== (top?.id ?? null)) {
    place = directory.place(place.parent_id!);
  }
  return place;
}
