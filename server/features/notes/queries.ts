import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { ComplaintNotes } from '../../platform/db/tables.generated.ts';
import type { Acting } from '../rights/index.ts';
import type { MentionCursor } from './rules/cursor.ts';

type Complaint = { readonly number: string };
export type NoteRow = Selectable<ComplaintNotes> & { name: string; words: string | null };

/** The agencies that notes on a complaint were written for. */
export async function agenciesOfNotes(db: Db, complaint: Complaint): Promise<number[]> {
  const rows = await db
    .selectFrom('complaint_notes')
    .select('agency_id')
    .distinct()
    .where('complaint_number', '=', complaint.number)
    .execute();
  return rows.map((row) => row.agency_id);
}

/** Notes on a complaint, the newest first: the reader's own, those of these agencies, those that mention them. */
export function notesOf(
  db: Db,
  acting: Acting & { kind: 'staff' },
  complaint: Complaint,
  page: { agencyIds: readonly number[]; before?: number; limit: number },
): Promise<NoteRow[]> {
  const { agencyIds, before, limit } = page;
  return withWords(db)
    .where('complaint_notes.complaint_number', '=', complaint.number)
    .$if(before !== undefined, (query) => query.where('complaint_notes.note_no', '<', before!))
    .where((eb) =>
      eb.or([
        eb('complaint_notes.staff_id', '=', acting.staffId),
        eb('complaint_notes.agency_id', '=', sql<number>`ANY(${[...agencyIds]}::int[])`),
        eb.exists(
          eb
            .selectFrom('note_mentions')
            .select(sql`1`.as('one'))
            .whereRef('note_mentions.complaint_number', '=', 'complaint_notes.complaint_number')
            .whereRef('note_mentions.note_no', '=', 'complaint_notes.note_no')
            .where('note_mentions.staff_id', '=', acting.staffId),
        ),
      ]),
    )
    .orderBy('complaint_notes.note_no', 'desc')
    .limit(limit)
    .execute();
}

const withWords = (db: Db) =>
  db
    .selectFrom('complaint_notes')
    .innerJoin('staff', 'staff.id', 'complaint_notes.staff_id')
    .leftJoin('complaint_note_words', (join) =>
      join
        .onRef('complaint_note_words.complaint_number', '=', 'complaint_notes.complaint_number')
        .onRef('complaint_note_words.note_no', '=', 'complaint_notes.note_no'),
    )
    .selectAll('complaint_notes')
    .select(['staff.name', 'complaint_note_words.words']);

/** Who is mentioned in notes of a complaint. */
export function mentionedIn(db: Db, complaint: Complaint, noteNos: readonly number[]) {
  return db
    .selectFrom('note_mentions')
    .innerJoin('staff', 'staff.id', 'note_mentions.staff_id')
    .select(['note_mentions.note_no', 'staff.id', 'staff.name'])
    .where('note_mentions.complaint_number', '=', complaint.number)
    .where('note_mentions.note_no', '=', sql<number>`ANY(${[...noteNos]}::int[])`)
    .orderBy('staff.name')
    .execute();
}

/** Appends a note; gives its number, the next one of the complaint. */
export async function insertNote(
  db: Db,
  complaint: Complaint,
  note: { at: Date; staffId: string; agencyId: number; words: string; mentions: readonly string[] },
): Promise<number> {
  const { at, staffId, agencyId, words, mentions } = note;
  const key = { complaint_number: complaint.number, note_no: await takeNumber() };
  await db
    .insertInto('complaint_note_words')
    .values({ ...key, words })
    .execute();
  await insertRows(
    db,
    'note_mentions',
    mentions.map((mentioned) => ({ ...key, staff_id: mentioned, at })),
  );
  return key.note_no;

  // Two who write at once draw the same number; the second waits for the first and draws again.
  async function takeNumber(): Promise<number> {
    for (;;) {
      const { rows } = await sql<{ note_no: number }>`
        INSERT INTO complaint_notes (complaint_number, note_no, at, staff_id, agency_id)
        SELECT ${complaint.number}::bigint, coalesce(max(note_no), 0) + 1, ${at}::timestamptz,
          ${staffId}, ${agencyId}::int
        FROM complaint_notes WHERE complaint_number = ${complaint.number}
        ON CONFLICT DO NOTHING RETURNING note_no`.execute(db);
      if (rows[0] !== undefined) return rows[0].note_no;
    }
  }
}

/** A page of the notes that mention somebody: unread ones first, the newest on top. */
export function mentionsOf(
  db: Db,
  acting: Acting & { kind: 'staff' },
  page: { after?: MentionCursor; limit: number },
) {
  const { after, limit } = page;
  return db
    .selectFrom('note_mentions')
    .innerJoin('complaint_notes', (join) =>
      join
        .onRef('complaint_notes.complaint_number', '=', 'note_mentions.complaint_number')
        .onRef('complaint_notes.note_no', '=', 'note_mentions.note_no'),
    )
    .innerJoin('complaints', 'complaints.number', 'note_mentions.complaint_number')
    .innerJoin('staff', 'staff.id', 'complaint_notes.staff_id')
    .leftJoin('complaint_note_words', (join) =>
      join
        .onRef('complaint_note_words.complaint_number', '=', 'note_mentions.complaint_number')
        .onRef('complaint_note_words.note_no', '=', 'note_mentions.note_no'),
    )
    .select([
      'note_mentions.complaint_number as number',
      'note_mentions.note_no',
      'note_mentions.at',
      'note_mentions.read_at',
      'complaint_notes.agency_id',
      'staff.name',
      'complaint_note_words.words',
      'complaints.status',
      'complaints.text',
      sql<string>`to_char(note_mentions.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'cursor_at',
      ),
    ])
    .where('note_mentions.staff_id', '=', acting.staffId)
    .$if(after !== undefined, (query) => query.where(pastCursor(after!)))
    .orderBy(sql`note_mentions.read_at IS NOT NULL`)
    .orderBy('note_mentions.at', 'desc')
    .orderBy('note_mentions.complaint_number', 'desc')
    .orderBy('note_mentions.note_no', 'desc')
    .limit(limit)
    .execute();
}

const pastCursor = ({ read, at, number, noteNo }: MentionCursor) => sql<boolean>`
  ((note_mentions.read_at IS NOT NULL) > ${read}
    OR ((note_mentions.read_at IS NOT NULL) = ${read}
      AND (note_mentions.at, note_mentions.complaint_number, note_mentions.note_no)
        < (${at}::timestamptz, ${number}::bigint, ${noteNo}::int)))`;

/** The complaints of somebody's unread mentions, one for each, and no more than so many. */
export async function unreadNumbers(
  db: Db,
  acting: Acting & { kind: 'staff' },
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('note_mentions')
    .select('complaint_number')
    .where('staff_id', '=', acting.staffId)
    .where(sql<boolean>`(read_at IS NOT NULL) = false`)
    .limit(most)
    .execute();
  return rows.map((row) => row.complaint_number);
}

/** Marks somebody's mentions read: those on one complaint, or all. */
export async function markRead(
  db: Db,
  acting: Acting & { kind: 'staff' },
  at: Date,
  number: string | undefined,
): Promise<void> {
  await db
    .updateTable('note_mentions')
    .set({ read_at: at })
    .where('staff_id', '=', acting.staffId)
    .where(sql<boolean>`(read_at IS NOT NULL) = false`)
    .$if(number !== undefined, (query) => query.where('complaint_number', '=', number!))
    .execute();
}

/** What notes on a complaint said goes with the person it speaks of; that they were written stays. */
export async function eraseNoteWords(db: Db, complaint: Complaint): Promise<void> {
  await db
    .deleteFrom('complaint_note_words')
    .where('complaint_number', '=', complaint.number)
    .execute();
}

/** Mentions that somebody has not read become another's; where they go to nobody they stay as they are. */
export async function handOverMentions(db: Db, fromId: string, toId: string, now: Date) {
  await sql`INSERT INTO note_mentions (complaint_number, note_no, staff_id, at)
    SELECT complaint_number, note_no, ${toId}, at FROM note_mentions
    WHERE staff_id = ${fromId} AND read_at IS NULL ON CONFLICT DO NOTHING`.execute(db);
  await db
    .updateTable('note_mentions')
    .set({ read_at: now })
    .where('staff_id', '=', fromId)
    .where('read_at', 'is', null)
    .execute();
}
