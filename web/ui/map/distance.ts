/** A point on the earth, WGS 84 degrees. */
export type Point = { readonly lat: number; readonly lon: number };

const earthRadius = 6_371_008;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points along the ground, on a sphere: true to half a percent. */
export function metresBetween(a: Point, b: Point): number {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, h)));
}

/**
 * The one nearest to a point, and how many metres away it is; null where there are none.
 */
export function nearestTo<T extends { readonly at: Point }>(
  point: Point,
  candidates: readonly T[],
): { nearest: T; metres: number } | null {
  let found: { nearest: T; metres: number } | null = null;
  for (const candidate of candidates) {
    const metres = metresBetween(point, candidate.at);
    if (found === null || metres < found.metres) found = { nearest: candidate, metres };
  }
  return found;
}
