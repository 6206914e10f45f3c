import { openStatuses } from '@insaf/contract/complaint-lifecycle.ts';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { DB } from '../../platform/db/tables.generated.ts';
import type { ComplaintRow } from '../complaints/index.ts';
import { type Acting, endOfPath } from '../rights/index.ts';
import type { DeskReach } from './rules/desk-reach.ts';

/** Appends a look-up; gives how many this member of staff made since, this one among them. */
export async function recordLookup(
  db: Db,
  lookup: { at: Date; staffId: string; agencyId: number; phoneHash: Buffer },
  since: Date,
): Promise<number> {
  const { at, staffId, agencyId, phoneHash } = lookup;
  await db
    .with('made', (cte) =>
      cte
        .insertInto('caller_lookups')
        .values({ at, staff_id: staffId, agency_id: agencyId })
        .returning('id'),
    )
    .insertInto('caller_lookup_phones')
    .columns(['lookup_id', 'phone_hash'])
    .expression((eb) =>
      eb.selectFrom('made').select(['id', sql<Buffer>`${phoneHash}::bytea`.as('phone_hash')]),
    )
    .execute();
  const row = await db
    .selectFrom('caller_lookups')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('staff_id', '=', lookup.staffId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Forgets for which telephone was looked, where it was hashed before the key that hashes now was made: under
 * the old one it is of use to nobody but who has that key. Says of how many.
 *
 * @param generation what is sealed by, once nothing of before is left
 */
export async function forgetOldLookups(db: Db, generation: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM caller_lookup_phones p USING caller_lookups l, key_generations g
    WHERE l.id = p.lookup_id AND g.no = ${generation} AND g.hashing_no = g.no
      AND l.at <= g.created_at + interval '10 seconds'`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/**
 * The complaints filed from a telephone that a desk may tell of, each with who filed it, sealed: what the
 * one at the desk registered, or what is held or was registered in the desk's part of the tree and is not
 * against an agency they work for. Never an anonymous one. Open ones first, then the latest.
 */
export function complaintsOfCaller(
  db: Db,
  acting: Acting & { kind: 'staff' },
  filter: { reach: DeskReach; phoneHashes: readonly Buffer[]; limit: number; number?: string },
) {
  const { reach, phoneHashes, limit, number } = filter;
  return db
    .selectFrom('complainants')
    .innerJoin('complaints', 'complaints.number', 'complainants.complaint_number')
    .innerJoin('agencies as registered_at', (join) =>
      join.on((on) =>
        on(
          'registered_at.id',
          '=',
          on.fn.coalesce('complaints.registered_at_id', 'complaints.holder_id'),
        ),
      ),
    )
    .selectAll('complaints')
    .select(['complainants.kind as person_kind', 'complainants.complaint_number'])
    .select(['complainants.complainant_no', 'complainants.sealed', 'complainants.sealed_key'])
    .select('complainants.key_no')
    .where('complainants.phone_hash', 'in', phoneHashes)
    .where('complaints.anonymous', '=', false)
    .$if(number !== undefined, (query) => query.where('complaints.number', '=', number!))
    .where((eb) =>
      eb.or([
        eb('complaints.registered_by', '=', acting.staffId),
        eb.and([
          inParts(eb as never, reach),
          eb.or([
            eb('complaints.complained_of_id', 'is', null),
            eb('complaints.complained_of_id', '<>', sql<number>`ALL(${reach.ownAgencies}::int[])`),
          ]),
        ]),
      ]),
    )
    .orderBy(sql`complaints.status = ANY(${[...openStatuses]}::text[])`, 'desc')
    .orderBy('complaints.received_at', 'desc')
    .orderBy('complaints.number')
    .limit(limit)
    .execute();
}

type Builder = ExpressionBuilder<
  DB & { registered_at: DB['agencies'] },
  'complaints' | 'registered_at'
>;

function inParts(eb: Builder, reach: DeskReach): Expression<SqlBool> {
  const columns = ['complaints.holder_path', 'registered_at.path'] as const;
  return eb.or(
    reach.parts.flatMap(({ path, below }) =>
      columns.map((column) =>
        below
          ? eb.and([eb(column, '>=', path), eb(column, '<', endOfPath(path))])
          : eb(column, '=', path),
      ),
    ),
  );
}

/** Number → what was last asked of the person, and with which move, for complaints that were loaded through the one who acts. */
export async function questionsOf(
  db: Db,
  complaints: readonly Pick<ComplaintRow, 'number'>[],
): Promise<Map<string, { readonly words: string; readonly seq: number }>> {
  if (complaints.length === 0) return new Map();
  const rows = await db
    .selectFrom('history_entries')
    .innerJoin('history_words', (join) =>
      join
        .onRef('history_words.complaint_number', '=', 'history_entries.complaint_number')
        .onRef('history_words.seq', '=', 'history_entries.seq'),
    )
    .distinctOn('history_entries.complaint_number')
    .select([
      'history_entries.complaint_number as number',
      'history_words.words',
      'history_words.seq',
    ])
    .where(
      'history_entries.complaint_number',
      'in',
      complaints.map(({ number }) => number),
    )
    .where('history_entries.verb', '=', 'askComplainant')
    .orderBy('history_entries.complaint_number')
    .orderBy('history_entries.seq', 'desc')
    .execute();
  return new Map(rows.map(({ number, words, seq }) => [number, { words, seq }]));
}
