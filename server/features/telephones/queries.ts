import { openStatuses } from '@insaf/contract/complaint-lifecycle.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { microsOf, momentOf } from '../../platform/db/micros.ts';
import type { Acting } from '../rights/index.ts';
import type { ListCursor } from './rules/list-cursor.ts';
import type { TelephoneSpan } from './rules/telephone-span.ts';

/** Someone who was sent a code to their telephone. */
export type TelephoneHolder = Extract<Acting, { kind: 'telephone' }>;

/** A complaint of the list, with the moment it was filed in microseconds: what pages are told apart by. */
export type OwnRow = Awaited<ReturnType<typeof complaintsOfTelephone>>[number];

/**
 * What was filed from a telephone, the latest first: none that is anonymous or confidential, none from
 * before the span. Each once, also where two of its complainants gave the same telephone.
 */
export function complaintsOfTelephone(
  db: Db,
  acting: Acting & { kind: 'telephone' },
  page: TelephoneSpan & {
    readonly limit: number;
    readonly after?: ListCursor | undefined;
    readonly number?: string | undefined;
  },
) {
  const { after, number } = page;
  const micros = microsOf('p.filed_at');
  return db
    .selectFrom('complainants as p')
    .innerJoin('complaints as c', 'c.number', 'p.complaint_number')
    .select(['c.number', 'c.status', 'c.category_id', 'c.place_id', 'c.received_at'])
    .select(['c.waits_until', micros.as('filed_at')])
    .where('p.phone_hash', 'in', acting.phoneHashes)
    .where('p.filed_at', '>=', page.filedSince)
    .where('c.anonymous', '=', false)
    .where('c.confidential', '=', false)
    .where((eb) =>
      eb.or([
        eb('c.status', 'in', [...openStatuses]),
        eb.exists(
          eb
            .selectFrom('history_entries as h')
            .select(sql`1`.as('one'))
            .whereRef('h.complaint_number', '=', 'c.number')
            .whereRef('h.seq', '=', 'c.version')
            .where('h.at', '>=', page.endedSince),
        ),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('complainants as other')
            .select(sql`1`.as('one'))
            .whereRef('other.complaint_number', '=', 'p.complaint_number')
            .whereRef('other.complainant_no', '<', 'p.complainant_no')
            .whereRef('other.phone_hash', '=', 'p.phone_hash'),
        ),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(p.filed_at, p.complaint_number) < (
          ${momentOf(after!.filedAt)},
          ${after!.number}::bigint)`,
      ),
    )
    .$if(number !== undefined, (query) => query.where('p.complaint_number', '=', number!))
    .orderBy('p.filed_at', 'desc')
    .orderBy('p.complaint_number', 'desc')
    .limit(page.limit)
    .execute();
}

/** A telephone number, sealed. */
export type SealedPhone = { readonly sealed_phone: Buffer; readonly sealed_key: Buffer };

export type NewCode = {
  readonly requestHash: Buffer;
  readonly phone: SealedPhone;
  readonly codeHash: Buffer;
  readonly expiresAt: Date;
};

/** Keeps a code that was asked for, and has it sent if it is to be: what the job is given is sealed. */
export async function keepCode(db: Db, code: NewCode, payload: SealedJob): Promise<void> {
  const { requestHash, phone, codeHash, expiresAt } = code;
  await db
    .insertInto('telephone_codes')
    .values({ ...phone, request_hash: requestHash, code_hash: codeHash, expires_at: expiresAt })
    .execute();
  await sql`select graphile_worker.add_job('send_telephone_code', ${JSON.stringify(payload)}::json,
    max_attempts => ${maxAttempts}::integer, priority => ${first}::integer)`.execute(db);
}

/** Bytes as base64. */
export type SealedJob = { readonly sealed: string; readonly key: string };

/** Somebody waits in front of the page: within ten minutes it is tried again, and before all else. */
const maxAttempts = 5;
const first = -20;

/** Counts a guess, in one statement; undefined where there is no such request, or no guess is left. */
export function countGuess(
  db: Db,
  requestHash: Buffer,
  { now, most }: { now: Date; most: number },
): Promise<(SealedPhone & { code_hash: Buffer }) | undefined> {
  return db
    .updateTable('telephone_codes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('request_hash', '=', requestHash)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning(['code_hash', 'sealed_phone', 'sealed_key'])
    .executeTakeFirst();
}

/** @returns whether it was there: of two who use a code at once, one does */
export async function spendCode(db: Db, requestHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('telephone_codes')
    .where('request_hash', '=', requestHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function insertSession(
  db: Db,
  session: { sessionHash: Buffer; phone: SealedPhone; expiresAt: Date },
): Promise<void> {
  const { sessionHash, phone, expiresAt } = session;
  await db
    .insertInto('telephone_sessions')
    .values({ ...phone, session_hash: sessionHash, expires_at: expiresAt })
    .execute();
}

/** The telephone of a session that has not ended. */
export function phoneOfSession(
  db: Db,
  sessionHash: Buffer,
  now: Date,
): Promise<SealedPhone | undefined> {
  return db
    .selectFrom('telephone_sessions')
    .select(['sealed_phone', 'sealed_key'])
    .where('session_hash', '=', sessionHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

export async function deleteSession(db: Db, sessionHash: Buffer): Promise<void> {
  await db.deleteFrom('telephone_sessions').where('session_hash', '=', sessionHash).execute();
}

/** Forgets codes and sessions whose time has passed. */
export async function deleteExpired(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('telephone_codes').where('expires_at', '<=', now).execute();
  await db.deleteFrom('telephone_sessions').where('expires_at', '<=', now).execute();
}
