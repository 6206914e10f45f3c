import type { Note } from '@insaf/contract/notes.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { type Eyes, eyesOf, numberAfter, type TextOf } from '../../redaction/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import { agenciesOfNotes, mentionedIn, type NoteRow, notesOf } from '../queries.ts';

/** A page of the notes on a complaint that the reader may see. Errors: `not_found`. */
export async function listNotes(
  ctx: Ctx,
  acting: Staff,
  number: string,
  page: { before?: number | undefined; limit: number },
): Promise<{ notes: Note[]; next: number | null }> {
  const directory = await readDirectory(ctx.db);
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const agencyIds = await agenciesOfNotes(ctx.db, complaint);
  const rows = await notesOf(ctx.db, acting, complaint, {
    agencyIds: agencyIds.filter((id) => reaches(acting, directory, id)),
    ...(page.before === undefined ? {} : { before: page.before }),
    limit: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  const eyes = await eyesOf(ctx, acting, complaint);
  const mentions = await mentionedIn(
    ctx.db,
    complaint,
    shown.map((row) => row.note_no),
  );
  return {
    notes: shown.map((row) =>
      noteView(
        row,
        mentions.filter((mention) => mention.note_no === row.note_no),
        { acting, directory, eyes },
      ),
    ),
    next: rows.length > page.limit ? (shown.at(-1)?.note_no ?? null) : null,
  };
}

/** The text of a note that the reader may see, for hiding a part of it. */
export const noteText: TextOf = async (ctx, acting, complaint, subject) => {
  const no = numberAfter('note', subject);
  if (no === null || acting.kind !== 'staff') return null;
  const { notes } = await listNotes(ctx, acting, complaint.number, { before: no + 1, limit: 1 });
  return notes.find(({ noteNo }) => noteNo === no)?.text ?? null;
};

/** Whether a role reaches an agency, or what it was merged into. */
function reaches(acting: Staff, directory: Directory, agencyId: number): boolean {
  return holdingFor(acting, 'readComplaints', directory.successorOf(agencyId).path) !== null;
}

type Mentioned = { readonly id: string; readonly name: string };

function noteView(
  row: NoteRow,
  mentions: readonly Mentioned[],
  { acting, directory, eyes }: { acting: Staff; directory: Directory; eyes: Eyes },
): Note {
  return {
    noteNo: row.note_no,
    at: row.at.toISOString(),
    by: {
      name: row.name,
      agency: {
        code: directory.agency(row.agency_id).code,
        name: directory.nameAt(row.agency_id, row.at),
      },
    },
    mine: row.staff_id === acting.staffId,
    text: row.words && eyes.text(`note/${row.note_no}`, row.words),
    mentions: mentions.map(({ id, name }) => ({ id, name, me: id === acting.staffId })),
  };
}
