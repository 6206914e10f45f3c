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
        ? `${last.due_at?.toISOString() ?? ''}~${last.number}`
        : null,
  };
}

function readCursor(text: string): Cursor {
  const [, due, number] = /^([^~]*)~(\d{12})$/.exec(text) ?? [];
  const dueAt = due ? new Date(due) : null;
  if (number === undefined || (dueAt !== null && Number.isNaN(dueAt.getTime()))) {
    throw new Refusal('invalid_input', { field: 'after' });
  }
  return { dueAt, number };
}
