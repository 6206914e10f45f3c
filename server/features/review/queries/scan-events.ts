import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { decodeEvents } from '../../figures/index.ts';
import { EventSums } from '../rules/event-sums.ts';
import type { Scan, ScannedRow } from '../rules/scan.ts';
import { type Condition, categoryOf, cohortParts, narrowed } from './by-complaint.ts';
import { dayOf, stretchTable } from './stretches.ts';

/*
 * What happened, added up from what was counted of each complaint. Its events are taken apart here and not in
 * SQL, by the rule that the kept sums are made by, which takes a tenth of the time.
 */

/** So many complaints are held at one time; between them others have their turn. */
const atOnce = 1000;

export async function scanEvents(
  db: Db,
  scan: Scan,
  concerned: Condition | null,
): Promise<ScannedRow[]> {
  const sums = new EventSums(scan);
  await eachOf(db, countedOf(scan, concerned), ({ events, stands, ...values }) => {
    const encoded = { events: events.split(' ').map(Number), stands: stands.split(' ') };
    sums.add({ values, events: decodeEvents(encoded) });
  });
  return sums.rows();
}

type Counted = { readonly [column in 'events' | 'stands' | keyof typeof givenParts]: string };

const { category: _, ...givenParts } = cohortParts;

/** Complaints of which anything can have happened in these stretches. */
function countedOf({ stretches, filters }: Scan, concerned: Condition | null) {
  const { category, ...ofComplaint } = filters;
  const about =
    category === undefined
      ? sql`true`
      : sql`EXISTS (SELECT FROM unnest(f.stands) AS stand
          WHERE ${categoryOf(sql`stand`)} = ANY(${[...category]}::text[]))`;
  const parts = Object.entries(givenParts).map(
    ([part, value]) => sql`${value} AS ${sql.ref(part)}`,
  );
  return sql<Counted>`
    SELECT array_to_string(f.events, ' ') AS events, array_to_string(f.stands, ' ') AS stands,
      ${sql.join(parts)}
    FROM complaint_figures f
    WHERE ${dayOf(concerned, 'received_day')} <= (SELECT max(last) FROM ${stretchTable(stretches)})
      AND ${dayOf(concerned, 'last_day')} >= (SELECT min(first) FROM ${stretchTable(stretches)})
      AND ${concerned ?? sql`true`} AND ${narrowed('cohort', ofComplaint)} AND ${about}`;
}

let cursors = 0;

/** Each row of what can be as much as there are complaints, read by a cursor. */
async function eachOf<Row>(
  db: Db,
  select: RawBuilder<Row>,
  act: (row: Row) => void,
): Promise<void> {
  if (!db.isTransaction) {
    await db.transaction().execute((transaction) => eachOf(transaction, select, act));
    return;
  }
  cursors += 1;
  const cursor = sql.id(`scan ${cursors}`);
  // All of it will be read: what is the first to be found is not what is found soonest.
  await sql`SET LOCAL cursor_tuple_fraction = 1`.execute(db);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${select}`.execute(db);
  for (let found = atOnce; found === atOnce; ) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(atOnce)} FROM ${cursor}`.execute(db);
    for (const row of rows) act(row);
    found = rows.length;
  }
  await sql`CLOSE ${cursor}`.execute(db);
}
