import type { dossierRoutes } from '@insaf/contract/complaints.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Input } from '../../../platform/http/routes.ts';
import { type Cursor, listComplaints } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, holdingsWith } from '../../rights/index.ts';
import { complaintRowView } from '../rules/complaint-row.ts';

type Query = Input<typeof dossierRoutes.listComplaints>['query'];

/** A page of what the reader reaches, in the order it falls due. */
export async function listReachable(ctx: Ctx, acting: Acting, query: Query) {
  const directory = await readDirectory(ctx.db);
  const agency = query.agency === undefined ? undefined : directory.agencyByCode(query.agency);
  if (query.agency !== undefined && agency === undefined) {
    throw new Refusal('unknown_agency', { field: 'agency' });
  }
  const category =
    query.category === undefined ? undefined : directory.categoryByCode(query.category);
  if (query.category !== undefined && category === undefined) {
    throw new Refusal('unknown_category', { field: 'category' });
  }
  if (query.toJudge && holdingsWith(acting, 'settle').length === 0) {
    return { complaints: [], next: null };
  }
  const rows = await listComplaints(ctx.db, acting, {
    limit: query.limit + 1,
    ...(query.status === undefined ? {} : { status: query.status }),
    ...(category === undefined ? {} : { categoryId: category.id }),
    ...(agency === undefined ? {} : { heldWithin: agency.path }),
    ...(query.toJudge === undefined ? {} : { toJudge: query.toJudge }),
    ...(query.after === undefined ? {} : { after: readCursor(query.after) }),
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const now = ctx.clock();
  return {
    complaints: page.map((row) => complaintRowView(row, directory, now)),
    next:
      rows.length > query.limit && last !== undefined
        ? `${last.cursor_due_at ?? ''}~${last.number}`
        : null,
  };
}

/** `2026-07-05T07:00:00.123456Z~123456789018`; nothing before the `~` where there is no due time. */
const cursorForm = /^(?:(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{6}Z))?~(\d{12})$/;

function readCursor(text: string): Cursor {
  const [, seconds, fraction = '', number] = cursorForm.exec(text) ?? [];
  if (number === undefined || (seconds !== undefined && !isInstant(seconds))) {
    throw new Refusal('invalid_input', { field: 'after' });
  }
  return { dueAt: seconds === undefined ? null : seconds + fraction, number };
}

function isInstant(seconds: string): boolean {
  const read = new Date(`${seconds}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(seconds);
}
