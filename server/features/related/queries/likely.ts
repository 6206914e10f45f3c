import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { type ComplaintRow, inReach } from '../../complaints/index.ts';
import { type Acting, endOfPath, holdingsWith } from '../../rights/index.ts';
import type { Squares } from '../rules/squares.ts';
import { othersAmong } from './others.ts';

/** The latest so many of a place, and of what is around a point, are compared. */
const mostCompared = 200;

export type Around = {
  /** The complaint that others are looked for of; no number where it is a cause. */
  readonly number: string;
  readonly place_id: number | null;
  readonly category_id: number | null;
  readonly squares: Squares | null;
  readonly since: Date;
  /** Path of the agency whose complaints, and those of the agencies below it, can be gathered. */
  readonly within: string;
};

/**
 * Complaints that the one who acts could gather, received since: about the same subject from the same
 * place, or of any subject around a point. By two indexes, one for each; as one condition they would be a
 * search of everything.
 */
export async function likelyIn(db: Db, acting: Acting, around: Around): Promise<ComplaintRow[]> {
  const { place_id, category_id, squares, since, within } = around;
  const free = sql`near.received_at >= ${since}
    AND near.status IN ('received', 'referred', 'in_progress') AND near.cause_id IS NULL
    AND near.holder_path >= ${within} AND near.holder_path < ${endOfPath(within)}
    ORDER BY near.received_at DESC LIMIT ${sql.lit(mostCompared)}`;
  const places = [];
  if (place_id !== null && category_id !== null) {
    places.push(sql`(SELECT near.number FROM complaints AS near
      WHERE near.place_id = ${place_id} AND near.category_id = ${category_id} AND ${free})`);
  }
  if (squares !== null) {
    const { rows, columns, box } = squares;
    places.push(sql`(SELECT near.number FROM complaints AS near
      WHERE near.lat IS NOT NULL AND near.lon IS NOT NULL
        AND floor(near.lat * 200)::integer = ANY(${[...rows]}::int[])
        AND floor(near.lon * 200)::integer = ANY(${[...columns]}::int[])
        AND near.lat BETWEEN ${box.south} AND ${box.north}
        AND near.lon BETWEEN ${box.west} AND ${box.east} AND ${free})`);
  }
  if (places.length === 0) return [];
  const numbers = sql<string>`(${sql.join(places, sql` UNION `)})`;
  return othersAmong(db, acting, around, numbers)
    .where((eb) => inReach(eb, 'complaints.holder_path', holdingsWith(acting, 'gather')))
    .execute();
}
