import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { ComplaintRow } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { othersAmong } from './queries/others.ts';
import type { Squares } from './rules/squares.ts';

export { likelyIn } from './queries/likely.ts';

/** Of how many complaints at most the visible ones are looked for. */
const mostCandidates = 500;

type Hashes = {
  readonly phone_hash: Buffer | null;
  readonly national_id_hash: Buffer | null;
  readonly email_hash: Buffer | null;
};

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
  const named = sql<string>`(
    SELECT complaint_number FROM complainants WHERE phone_hash = ANY(${phones}::bytea[])
    UNION SELECT complaint_number FROM complainants
      WHERE national_id_hash = ANY(${nationalIds}::bytea[])
    UNION SELECT complaint_number FROM complainants WHERE email_hash = ANY(${emails}::bytea[])
  )`;
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

/** Others about the same subject from the same place, received since; the latest first. */
export function ofSamePlace(
  db: Db,
  acting: Acting,
  complaint: Pick<ComplaintRow, 'number' | 'place_id' | 'category_id'>,
  since: Date,
  limit: number,
): Promise<ComplaintRow[]> {
  const { place_id, category_id } = complaint;
  if (place_id === null || category_id === null) return Promise.resolve([]);
  const candidates = db
    .selectFrom('complaints as near')
    .select('near.number')
    .where('near.place_id', '=', place_id)
    .where('near.category_id', '=', category_id)
    .where('near.received_at', '>=', since)
    .orderBy('near.received_at', 'desc')
    .limit(mostCandidates);
  return othersAmong(db, acting, complaint, candidates).limit(limit).execute();
}

/** Others in a box of the map, received since; the latest first. */
export function ofSameBox(
  db: Db,
  acting: Acting,
  complaint: Pick<ComplaintRow, 'number'>,
  { rows, columns, box }: Squares,
  since: Date,
): Promise<ComplaintRow[]> {
  const candidates = sql<string>`(
    SELECT number FROM complaints AS near
    WHERE near.lat IS NOT NULL AND near.lon IS NOT NULL
      AND floor(near.lat * 200)::integer = ANY(${[...rows]}::int[])
      AND floor(near.lon * 200)::integer = ANY(${[...columns]}::int[])
      AND near.received_at >= ${since}
      AND near.lat BETWEEN ${box.south} AND ${box.north}
      AND near.lon BETWEEN ${box.west} AND ${box.east}
    ORDER BY near.received_at DESC LIMIT ${mostCandidates}
  )`;
  return othersAmong(db, acting, complaint, candidates).execute();
}
