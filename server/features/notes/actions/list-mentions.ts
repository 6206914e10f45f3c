import { mostUnreadCounted } from '@insaf/contract/beside.ts';
import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Mention } from '@insaf/contract/notes.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { audiencesOf, mayRead } from '../../readers/index.ts';
import { hidingIn } from '../../redaction/index.ts';
import type { Staff } from '../../rights/index.ts';
import { mentionsOf, unreadNumbers } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/cursor.ts';

const summaryLetters = 160;

/**
 * A page of the notes that mention somebody. One on a complaint that they may no longer read is left out
 * and not counted, so a page can be shorter than asked for while there is a next one.
 */
export async function listMentions(
  ctx: Ctx,
  acting: Staff,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ mentions: Mention[]; unread: number; next: string | null }> {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) throw new Refusal('invalid_input', { field: 'after' });
  const directory = await readDirectory(ctx.db);
  const rows = await mentionsOf(ctx.db, acting, {
    ...(cursor === undefined ? {} : { after: cursor }),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const audiences = await audiencesOf(
    ctx.db,
    page.map((row) => row.number),
  );
  const readable = page.filter((row) => mayRead(acting, audiences.get(row.number)!));
  const hide = await hidingIn(
    ctx.db,
    readable.map(({ number }) => number),
  );
  return {
    mentions: readable.map((row) => ({
      number: row.number,
      noteNo: row.note_no,
      at: row.at.toISOString(),
      read: row.read_at !== null,
      by: {
        name: row.name,
        agency: {
          code: directory.agency(row.agency_id).code,
          name: directory.nameAt(row.agency_id, row.at),
        },
      },
      text: row.words && hide(row.number, `note/${row.note_no}`, row.words),
      complaint: {
        status: row.status as Status,
        summary: [...hide(row.number, 'text', row.text)].slice(0, summaryLetters).join(''),
      },
    })),
    unread: await countUnread(ctx, acting),
    next:
      rows.length > limit && last !== undefined
        ? writeCursor({
            read: last.read_at !== null,
            at: last.cursor_at,
            number: last.number,
            noteNo: last.note_no,
          })
        : null,
  };
}

/** How many mentions somebody has not read, as far as is counted. */
export async function countUnread(ctx: Ctx, acting: Staff): Promise<number> {
  const numbers = await unreadNumbers(ctx.db, acting, mostUnreadCounted);
  const audiences = await audiencesOf(ctx.db, [...new Set(numbers)]);
  return numbers.filter((number) => mayRead(acting, audiences.get(number)!)).length;
}
