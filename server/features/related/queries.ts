import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { DB } from '../../platform/db/tables.generated.ts';
import { type ComplaintRow, inReach, visibleTo } from '../complaints/index.ts';
import { type Acting, endOfPath, holdingsWith } from '../rights/index.ts';
import type { Squares } from './rules/squares.ts';

/** Of how many complaints at most the visible ones are looked for. */
const mostCandidates = 500;

/** The latest so many of a place, and of what is around a point, are compared. */
const mostCompared = 200;

type Hashes = {
  readonly phone_hash: Buffer | null;
  readonly national_id_hash: Buffer | null;
  readonly email_hash: Buffer | null;
};

/** Those among these numbers that are others than the complaint and that the reader may see, the latest first. */
function othersAmong(
  db: Db,
  acting: Acting,
  complaint: { readonly number: string },
  numbers: RawBuilder<string>,
) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('number', '=', sql<string>`ANY(${numbers})`)
    .where('number', '<>', complaint.number)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('received_at', 'desc')
    .orderBy('number');
}

/** Other complaints, as far as the reader may see them, that name one of these people; the latest first. */
export async function ofSamePeople(
  db: Db,
  acting: Acting,
  complaint: Pick<ComplaintRow, 'number'>,
  people: readonly Hashes[],
  limit: number,
): Promise<ComplaintRow[]> {
  const hashes = (column: keyof Hashes) => people.flatMap((person) => person[column] ?? []);
  const phones = hashes('phone_hash');
  const nationalIds = hashes('national_id_hash');
  const emails = hashes('email_hash');
  if (phones.length + nationalIds.length + emails.length === 0) return [];
  // Three look-ups in three indexes; as one condition they would be a search of everything.
  const named = sql<string>`
    SELECT complaint_number FROM complainants WHERE phone_hash = ANY(${phones}::bytea[])
    UNION SELECT complaint_number FROM complainants
      WHERE national_id_hash = ANY(${nationalIds}::bytea[])
    UNION SELECT complaint_number FROM complainants WHERE email_hash = ANY(${emails}::bytea[])`;
  return othersAmong(db, acting, complaint, named).limit(limit).execute();
}

/** The hashes of the people of these complaints, which were loaded through the one who acts. */
export function hashesOf(db: Db, complaints: readonly Pick<ComplaintRow, 'number'>[]) {
  const numbers = complaints.map(({ number }) => number);
  return db
    .selectFrom('complainants')
    .select(['complaint_number', 'phone_hash', 'national_id_hash', 'email_hash'])
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .execute();
}

/** Where and when something was complained of. */
export type Spot = Pick<ComplaintRow, 'number' | 'received_at' | 'lat' | 'lon'>;

/** Others about the same subject from the same place, received since; the latest first. */
export function ofSamePlace(
  db: Db,
  acting: Acting,
  complaint: Pick<ComplaintRow, 'number' | 'place_id' | 'category_id'>,
  since: Date,
  limit: number,
): Promise<Spot[]> {
  const { place_id, category_id } = complaint;
  if (place_id === null || category_id === null) return Promise.resolve([]);
  const candidates = db
    .selectFrom('complaints')
    .selectAll()
    .where('place_id', '=', place_id)
    .where('category_id', '=', category_id)
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .limit(mostCandidates);
  return spotsOf(db, acting, complaint, candidates).limit(limit).execute();
}

/** Others in a box of the map, received since; the latest first. */
export function ofSameBox(
  db: Db,
  acting: Acting,
  complaint: Pick<ComplaintRow, 'number'>,
  { rows, columns, box }: Squares,
  since: Date,
): Promise<Spot[]> {
  const candidates = db
    .selectFrom('complaints')
    .selectAll()
    .where(
      sql<SqlBool>`lat IS NOT NULL AND lon IS NOT NULL
        AND floor(lat * 200)::integer = ANY(${[...rows]}::int[])
        AND floor(lon * 200)::integer = ANY(${[...columns]}::int[])
        AND lat BETWEEN ${box.south} AND ${box.north} AND lon BETWEEN ${box.west} AND ${box.east}`,
    )
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .limit(mostCandidates);
  return spotsOf(db, acting, complaint, candidates).execute();
}

/** Those of these complaints that are others and that the reader may see: no more of them is read than is asked for. */
function spotsOf(
  db: Db,
  acting: Acting,
  complaint: { readonly number: string },
  candidates: SelectQueryBuilder<DB, 'complaints', ComplaintRow>,
) {
  return db
    .selectFrom(candidates.as('complaints'))
    .select(['number', 'received_at', 'lat', 'lon'])
    .where('number', '<>', complaint.number)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('received_at', 'desc')
    .orderBy('number');
}

/** These complaints, as far as the reader may see them, the latest first. */
export function complaintsOf(
  db: Db,
  acting: Acting,
  complaint: Pick<ComplaintRow, 'number'>,
  numbers: readonly string[],
): Promise<ComplaintRow[]> {
  if (numbers.length === 0) return Promise.resolve([]);
  return othersAmong(db, acting, complaint, sql<string>`${[...numbers]}::bigint[]`).execute();
}

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
  const numbers = sql<string>`${sql.join(places, sql` UNION `)}`;
  return othersAmong(db, acting, around, numbers)
    .where((eb) => inReach(eb, 'complaints.holder_path', holdingsWith(acting, 'gather')))
    .execute();
}
