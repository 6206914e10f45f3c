import type { NoticePart } from '@insaf/contract/notice-templates.ts';
import type { NoticeState, NoticeTemplate, TellingWay } from '@insaf/contract/notices.ts';
import type { Language } from '@insaf/contract/text.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Notices } from '../../platform/db/tables.generated.ts';
import type { DeliveryState, Transport } from '../../platform/messages/message.ts';
import type { ComplaintRow } from '../complaints/index.ts';

/** What names a notice: which entry of whose history it tells (below zero: of the leading one), whom, and as what. */
export type NoticeKey = {
  readonly complaintNumber: string;
  readonly seq: number;
  readonly complainantNo: number;
  readonly template: NoticeTemplate;
};

export type NoticeRow = Selectable<Notices>;

export type NewNotice = NoticeKey & {
  readonly params: object;
  readonly urgent: boolean;
  readonly sendAfter: Date;
};

/**
 * Waits 3 s after the first failure and e times longer after each, six hours at most (graphile-worker's
 * own way): fourteen attempts outlast a carrier that is away for a day.
 */
const maxAttempts = 14;

/** Urgent ones go first where jobs wait for each other. */
const urgentPriority = -10;

/**
 * Puts notices and their jobs in place in one statement, so within the caller's transaction both are
 * there or neither. A notice that is there already stays as it is, and gets no second job.
 *
 * @returns how many are new
 */
export async function insertNotices(
  db: Db,
  notices: readonly NewNotice[],
  queuedAt: Date,
): Promise<number> {
  if (notices.length === 0) return 0;
  const { rows } = await sql<{ count: string }>`
    with queued as (
      insert into notices (complaint_number, seq, complainant_no, template, params, urgent,
        queued_at, send_after)
      select "complaintNumber", seq, "complainantNo", template, params, urgent,
        ${queuedAt}, "sendAfter"
      from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as given(
        "complaintNumber" bigint, seq integer, "complainantNo" smallint, template text,
        params jsonb, urgent boolean, "sendAfter" timestamptz)
      on conflict do nothing
      returning *
    )
    select count(*) from graphile_worker.add_jobs((
      select coalesce(array_agg(${jobOf(sql`queued`)}), '{}') from queued))`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** When the complainants of each of these were last told so, by number; those who never were are not there. */
export async function lastTold(
  db: Db,
  complaints: readonly Pick<ComplaintRow, 'number'>[],
  template: NoticeTemplate,
): Promise<Map<string, Date>> {
  const numbers = complaints.map(({ number }) => number);
  const rows = await db
    .selectFrom('notices')
    .select(['complaint_number', sql<Date>`max(queued_at)`.as('at')])
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .where('template', '=', template)
    .groupBy('complaint_number')
    .execute();
  return new Map(rows.map(({ complaint_number: number, at }) => [number, at]));
}

/** Puts notices in place without jobs: for who sends them in the same transaction. */
export async function insertNoticesAlone(
  db: Db,
  notices: readonly NewNotice[],
  queuedAt: Date,
): Promise<void> {
  await insertRows(
    db,
    'notices',
    notices.map(({ complaintNumber, seq, complainantNo, template, params, urgent, sendAfter }) => ({
      complaint_number: complaintNumber,
      seq,
      complainant_no: complainantNo,
      template,
      params: params as never,
      urgent,
      state: 'queued',
      attempts: 0,
      queued_at: queuedAt,
      send_after: sendAfter,
    })),
  );
}

/** The job that sends the notice of a row. Numbers of complaints are text: they are names. */
function jobOf(row: ReturnType<typeof sql>) {
  return sql`(
    'send_notice',
    json_build_object(
      'complaintNumber', ${row}.complaint_number::text, 'seq', ${row}.seq,
      'complainantNo', ${row}.complainant_no, 'template', ${row}.template),
    null, ${row}.send_after, ${maxAttempts}::integer, null,
    case when ${row}.urgent then ${urgentPriority}::integer else 0 end, null
  )::graphile_worker.job_spec`;
}

function withKey(key: NoticeKey) {
  return sql<boolean>`
    complaint_number = ${key.complaintNumber} and seq = ${key.seq}
    and complainant_no = ${key.complainantNo} and template = ${key.template}`;
}

/**
 * Marks a notice as being handed over. One that was so already was interrupted, and whether it went out
 * cannot be known; it says so in `last_error` and is handed over again.
 *
 * @returns undefined when it was sent, failed, or is not there
 */
export function startSending(db: Db, key: NoticeKey): Promise<NoticeRow | undefined> {
  return db
    .updateTable('notices')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      last_error: eb
        .case()
        .when('state', '=', 'sending')
        .then('interrupted: may arrive twice')
        .else(eb.ref('last_error'))
        .end(),
    }))
    .where(withKey(key))
    .where('state', 'in', ['queued', 'sending'])
    .returningAll()
    .executeTakeFirst();
}

/** Puts a notice that is not urgent off, with another job for then. @returns whether there was one */
export async function putOff(db: Db, key: NoticeKey, until: Date): Promise<boolean> {
  const { rows } = await sql<{ count: string }>`
    with later as (
      update notices set send_after = ${until}, state = 'queued'
      where ${withKey(key)} and state in ('queued', 'sending') and not urgent
      returning *
    )
    select count(*) from graphile_worker.add_jobs((
      select coalesce(array_agg(${jobOf(sql`later`)}), '{}') from later))`.execute(db);
  return Number(rows[0]?.count ?? 0) > 0;
}

/** How a notice was handed over. */
export type Sent = {
  readonly language: Language;
  readonly way: TellingWay;
  readonly carrier: Transport['name'];
  readonly providerId: string | null;
};

export async function markSent(db: Db, key: NoticeKey, at: Date, sent: Sent): Promise<void> {
  const { language, way, carrier, providerId } = sent;
  await db
    .updateTable('notices')
    .set({ state: 'sent', sent_at: at, language, way, carrier, provider_id: providerId })
    .where(withKey(key))
    .where('state', '=', 'sending')
    .execute();
}

/** Ends an attempt that did not succeed, in `queued` when there will be another. */
export async function markNotSent(
  db: Db,
  key: NoticeKey,
  state: Extract<NoticeState, 'queued' | 'failed' | 'not_reachable'>,
  why: string,
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ state, last_error: why })
    .where(withKey(key))
    .where('state', '=', 'sending')
    .execute();
}

/**
 * Keeps what a carrier reports. Reports can come twice and out of order: a message that arrived stays
 * so. Identifiers of message centres come round again after a while, so only the last week's count.
 *
 * @returns whether a notice has this identifier
 */
export async function markDelivery(
  db: Db,
  report: { providerId: string; state: DeliveryState; at: Date },
): Promise<boolean> {
  const { providerId, state, at } = report;
  const { numUpdatedRows } = await db
    .updateTable('notices')
    .set((eb) => {
      const unlessArrived = (column: 'state' | 'last_error', otherwise: string) =>
        eb.case().when('state', '=', 'delivered').then(eb.ref(column)).else(otherwise).end();
      return state === 'delivered'
        ? { state, delivered_at: at, last_error: null }
        : {
            state: unlessArrived('state', 'failed').$notNull(),
            last_error: unlessArrived('last_error', 'the carrier could not deliver it'),
          };
    })
    .where('provider_id', '=', providerId)
    .where('state', 'in', ['sent', 'delivered', 'failed'])
    .where('sent_at', '>', sql<Date>`${at}::timestamptz - interval '7 days'`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Tries again in half a minute to keep a report that came before its notice was marked as sent. */
export async function keepReport(
  db: Db,
  report: { providerId: string; state: DeliveryState; at: Date },
): Promise<void> {
  const runAt = new Date(report.at.getTime() + 30_000);
  await sql`select graphile_worker.add_job('record_delivery', ${JSON.stringify(report)}::json,
    run_at => ${runAt}, max_attempts => 3)`.execute(db);
}

/** What the complainants of a complaint were told, the first first; without what it said. */
export function noticesOf(db: Db, complaint: { number: string }) {
  return db
    .selectFrom('notices')
    .select(['seq', 'complainant_no', 'template', 'state', 'way', 'carrier'])
    .select(['queued_at', 'send_after', 'sent_at', 'delivered_at'])
    .where('complaint_number', '=', complaint.number)
    .orderBy('queued_at')
    .orderBy('seq')
    .orderBy('complainant_no')
    .execute();
}

export type NoticeTextKey = {
  readonly template: NoticeTemplate;
  readonly language: Language;
  readonly part: NoticePart;
};

/** All texts that this installation says in its own words. */
export function allNoticeTexts(db: Db) {
  return db.selectFrom('notice_texts').selectAll().execute();
}

export async function putNoticeText(db: Db, key: NoticeTextKey, text: string): Promise<void> {
  await db
    .insertInto('notice_texts')
    .values({ ...key, words: text })
    .onConflict((conflict) =>
      conflict.columns(['template', 'language', 'part']).doUpdateSet({ words: text }),
    )
    .execute();
}

export async function deleteNoticeText(
  db: Db,
  { template, language, part }: NoticeTextKey,
): Promise<void> {
  await db
    .deleteFrom('notice_texts')
    .where('template', '=', template)
    .where('language', '=', language)
    .where('part', '=', part)
    .execute();
}

/** Whether a complainant of this complaint is still to be told something. */
export async function isStillTelling(db: Db, complaint: { number: string }): Promise<boolean> {
  const waiting = await db
    .selectFrom('notices')
    .select('seq')
    .where('complaint_number', '=', complaint.number)
    .where('state', 'in', ['queued', 'sending'])
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

/** How and whether people were told stays; what a carrier said of it can name them, and goes. */
export async function eraseCarriersWords(db: Db, complaint: { number: string }): Promise<void> {
  await db
    .updateTable('notices')
    .set({ last_error: null, provider_id: null })
    .where('complaint_number', '=', complaint.number)
    .execute();
}
