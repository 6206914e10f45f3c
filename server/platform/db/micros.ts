import { type RawBuilder, sql } from 'kysely';

/*
 * Where a page that is in order of time ended. The database keeps microseconds, of which a Date loses three
 * digits: with those lost, the next page would begin with rows of the one before.
 */

/** A moment as microseconds since 1970, for a cursor. */
export const microsOf = (column: string): RawBuilder<string> =>
  sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint`;

/** The moment of a cursor, to compare with what is stored. */
export const momentOf = (micros: string): RawBuilder<Date> =>
  sql`(to_timestamp(0) + ${micros}::bigint * interval '1 microsecond')`;
