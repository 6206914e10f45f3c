import type { Note } from '@insaf/contract/notes.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { actsAs, audiencesOf, readersOf } from '../../readers/index.ts';
import type { Staff } from '../../rights/index.ts';
import type { NoteAdded } from '../events.ts';
import { insertNote } from '../queries.ts';
import { listNotes } from './list-notes.ts';

/**
 * Writes an internal note. Errors: `not_found`, `not_permitted` for one who works for no agency, and
 * `cannot_be_mentioned` with the field of a mention of somebody who cannot read the complaint.
 */
export async function addNote(
  ctx: Ctx,
  acting: Staff,
  number: string,
  { text, mentions }: { text: string; mentions: readonly string[] },
): Promise<Note> {
  const noteNo = await ctx.db.transaction().execute(async (db) => {
    const complaint = await readComplaint(db, acting, number);
    if (complaint === undefined) throw new Refusal('not_found');
    const audience = (await audiencesOf(db, [number])).get(number)!;
    const agencyId = actsAs(acting, audience);
    if (agencyId === null) throw new Refusal('not_permitted');
    await assertReaders({ db, now: ctx.clock() }, acting, audience, mentions);
    const mentioned = [...new Set(mentions)];
    const written = await insertNote(db, complaint, {
      at: ctx.clock(),
      staffId: acting.staffId,
      agencyId,
      words: text,
      mentions: mentioned,
    });
    const fact: NoteAdded = {
      ...{ name: 'noteAdded', number, noteNo: written, staffId: acting.staffId },
      ...{ agencyId, mentions: mentioned },
    };
    await ctx.announce(db, fact);
    return written;
  });
  const { notes } = await listNotes(ctx, acting, number, { before: noteNo + 1, limit: 1 });
  return notes[0]!;
}

/** Nobody is called to a complaint they cannot open, and nobody calls themselves. */
async function assertReaders(
  at: { readonly db: Db; readonly now: Date },
  acting: Staff,
  audience: Parameters<typeof readersOf>[1],
  mentions: readonly string[],
): Promise<void> {
  if (mentions.length === 0) return;
  const readers = new Set((await readersOf(at, audience)).map(({ id }) => id));
  readers.delete(acting.staffId);
  const wrong = mentions.findIndex((id) => !readers.has(id));
  if (wrong !== -1) throw new Refusal('cannot_be_mentioned', { field: `mentions.${wrong}` });
}
