import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { queueRoutes } from '@insaf/contract/queue.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Input } from '../../../platform/http/routes.ts';
import { priorityOf, workingTimeOf } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { complaintRowView } from '../../dossier/index.ts';
import { hideStretches } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import { complaintsByNumber, listPart, type QueueComplaint } from '../queries.ts';
import { type Cursor, readCursor, writeCursor } from '../rules/cursor.ts';
import { whyOf } from '../rules/why-of.ts';
import { dayOf, partsOf, selectComplaints } from './select-complaints.ts';

type Query = Input<typeof queueRoutes.listComplaints>['query'];

/**
 * A page of what the reader reaches, in its order, each with why it stands there. A whole number among
 * the words asks for that one complaint, wherever it is that they may see it.
 */
export async function listQueue(ctx: Ctx, acting: Acting, { after, limit, ...filter }: Query) {
  const directory = await readDirectory(ctx.db);
  const from = after === undefined ? undefined : readCursor(after);
  if (from === null) throw new Refusal('invalid_input', { field: 'after' });
  const selection = { ...filter };
  const number = filter.words === undefined ? null : readComplaintNumber(filter.words);
  if (number !== null) {
    const rows = await complaintsByNumber(ctx.db, acting, [number]);
    return { complaints: await viewsOfRows(ctx, directory, rows), next: null };
  }
  const selected = await selectComplaints(ctx, acting, selection, directory);
  const { rows, next } = await readPage(ctx, acting, directory, selected, { from, limit });
  return { complaints: await viewsOfRows(ctx, directory, rows), next };
}

/** Lines of the complaints with these numbers that the reader may open, by number. */
export async function rowsByNumber(ctx: Ctx, acting: Acting, numbers: readonly string[]) {
  const directory = await readDirectory(ctx.db);
  const rows = await complaintsByNumber(ctx.db, acting, numbers);
  const views = await viewsOfRows(ctx, directory, rows);
  return new Map(views.map((view) => [view.number, view]));
}

/** Part after part of the list, until the page is full. */
export async function readPage(
  ctx: Ctx,
  acting: Acting,
  directory: Directory,
  selection: Awaited<ReturnType<typeof selectComplaints>>,
  { from, limit }: { from: Cursor | undefined; limit: number },
): Promise<{ rows: QueueComplaint[]; next: string | null }> {
  const rows: (QueueComplaint & { phase: number })[] = [];
  for (const part of partsOf(acting, selection, directory, limit + 1)) {
    const { no } = part.phase;
    if (from !== undefined && no < from.phase) continue;
    if (rows.length > limit) break;
    const after = from?.phase === no ? from : undefined;
    const found = await listPart(ctx.db, acting, part, { after, limit: limit + 1 });
    rows.push(...found.map((row) => ({ ...row, phase: no })));
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: page, next: null };
  const { phase, cursor_at: turnAt, number } = last;
  return { rows: page, next: writeCursor({ phase, turnAt, number }) };
}

/** Lines of a list, each with why it stands there. */
export async function viewsOfRows(
  ctx: Ctx,
  directory: Directory,
  found: readonly QueueComplaint[],
) {
  const now = ctx.clock();
  const today = dayOf(now, ctx.config.TIME_ZONE).toString();
  return Promise.all(
    found.map(async (whole) => {
      const row = { ...whole, text: hideStretches(whole.text, whole.text_marks ?? []) };
      const priority = priorityOf(row, directory);
      const time = await workingTimeOf(ctx, row, directory, now);
      return {
        ...complaintRowView(row, directory, now),
        version: row.version,
        why: whyOf(row, { now, today, priority, ...time }),
        leading: row.leading_number,
        waitsUntil: row.waits_until?.toISOString() ?? null,
        promisedFor: row.promised_for,
      };
    }),
  );
}
