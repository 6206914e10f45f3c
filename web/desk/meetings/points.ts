import type { Finding } from '@insaf/contract/findings.ts';
import { type MeetingSide, withUntouched } from '@insaf/contract/meeting-text.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';

/** A point as the page shows it; `touched` is false for a finding that nobody changed or put in order. */
export type ShownPoint = MeetingPoint & { readonly touched: boolean };

/** All that is said now, in its order: the points, then findings that none of them names. */
export function shownPoints(
  points: readonly MeetingPoint[],
  findings: readonly Finding[],
): ShownPoint[] {
  const touched = points.map((point) => ({ ...point, touched: true }));
  return withUntouched(touched, findings, ({ key, side }) => ({
    ...{ point: key, side, finding: key, textAr: '', textEn: '', dropped: false, touched: false },
  }));
}

/**
 * The points once one of those that are shown is changed: those of its side that nobody touched become
 * points too, so that all of them stay where they are.
 */
export function changed(
  shown: readonly ShownPoint[],
  point: ShownPoint,
  changes: Partial<MeetingPoint>,
  newId: () => string,
): MeetingPoint[] {
  return kept(shown, point.side, newId).map(({ from, ...each }) =>
    from === point.point ? { ...each, ...changes } : each,
  );
}

/** The points once one goes before or after its neighbour of the same side. */
export function moved(
  shown: readonly ShownPoint[],
  point: ShownPoint,
  by: -1 | 1,
  newId: () => string,
): MeetingPoint[] {
  const all = kept(shown, point.side, newId);
  const places = all.flatMap(({ side }, at) => (side === point.side ? at : []));
  const at = places.findIndex((place) => all[place]?.from === point.point);
  const [from, to] = [places[at], places[at + by]];
  if (from !== undefined && to !== undefined) {
    [all[from], all[to]] = [all[to]!, all[from]!];
  }
  return all.map(({ from: _, ...each }) => each);
}

/** With a new point at the end of a side, and how it is called. */
export function added(
  points: readonly MeetingPoint[],
  side: MeetingSide,
  id: string,
): MeetingPoint[] {
  const fresh = { point: id, side, finding: null, textAr: '', textEn: '', dropped: false };
  return [...points, fresh];
}

function kept(shown: readonly ShownPoint[], side: MeetingSide, newId: () => string) {
  return shown
    .filter((each) => each.touched || each.side === side)
    .map(({ touched, ...each }) => ({
      ...{ ...each, point: touched ? each.point : newId(), from: each.point },
    }));
}
