import type { MeetingRow, MeetingState } from '@insaf/contract/meetings.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { readCursor, writeCursor } from '../../obstacles/index.ts';
import { type Acting, isWithin } from '../../rights/index.ts';
import { listMeetings as listPage, type Reached } from '../queries.ts';
import { meetingRows } from './meeting-row.ts';
import { reaches } from './seen-meeting.ts';

export type AskedList = {
  readonly state?: MeetingState | undefined;
  readonly agency?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/**
 * A page of the meetings whose reviews the reader may read, the newest first.
 *
 * @throws Refusal `invalid_input` naming the cursor, `unknown_agency`
 */
export async function listMeetings(
  ctx: Ctx,
  acting: Acting,
  { state, limit, ...asked }: AskedList,
): Promise<{ meetings: MeetingRow[]; next: string | null }> {
  const directory = await readDirectory(ctx.db);
  const after = asked.after === undefined ? null : readCursor(asked.after);
  if (asked.after !== undefined && after === null) {
    throw new Refusal('invalid_input', { field: 'after' });
  }
  const filter = { ...agenciesAsked(acting, asked.agency, directory), state };
  const rows = await listPage(ctx.db, filter, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    meetings: await meetingRows(ctx.db, directory, page),
    next: last === undefined ? null : writeCursor({ at: last.cursor_at, id: last.id }),
  };
}

function agenciesAsked(acting: Acting, code: string | undefined, directory: Directory): Reached {
  const top = code === undefined ? null : directory.agencyByCode(code);
  if (top === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  const asked = directory.agencies
    .map(({ id }) => ({ id, path: directory.successorOf(id).path }))
    .filter(({ path }) => top === null || isWithin(path, top.path));
  const idsWith = (below: boolean) =>
    asked.filter(({ path }) => reaches(acting, 'readFigures', { path, below })).map(({ id }) => id);
  return { withBelow: idsWith(true), alone: idsWith(false) };
}
