import type { FrozenPoint } from '@insaf/contract/meetings.ts';
import type { Review } from '@insaf/contract/review.ts';
import type { Line } from '../../review/index.ts';

/** The points as lines of the list of a review: `code` is the side, the names are the texts, no count. */
export function pointLines({
  review: { now },
  points,
}: {
  readonly review: Pick<Review, 'now'>;
  readonly points: readonly FrozenPoint[];
}): (Omit<Line, 'count'> & { count: '' })[] {
  return points.map(({ side, ar, en, finding }) => ({
    ...{ part: 'point', code: side, name_ar: ar, name_en: en ?? '' },
    ...{ from: now.from, to: now.to, basis: '', figure: finding ?? '', count: '' },
  }));
}
