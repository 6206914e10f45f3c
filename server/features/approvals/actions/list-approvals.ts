import type { Approval, ApprovalKind } from '@insaf/contract/approvals.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Directory } from '../../directory/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { type ApprovalRow, askedBy, decidedBy, waitingFor } from '../queries.ts';
import { stateOf } from '../rules/may-decide.ts';

type Asked = { list: 'waiting' | 'asked' | 'decided'; before?: string | undefined; limit: number };

/** What waits for somebody, what they asked for, or what they decided, the latest first. */
export async function listApprovals(ctx: Ctx, acting: Staff, { list, before, limit }: Asked) {
  const page = { before, limit: limit + 1 };
  const { staffId } = acting;
  const now = ctx.clock();
  const lists = {
    waiting: () => waitingFor(ctx.db, staffId, now, page),
    asked: () => askedBy(ctx.db, staffId, page),
    decided: () => decidedBy(ctx.db, staffId, page),
  };
  const [rows, directory] = await Promise.all([lists[list](), readDirectory(ctx.db)]);
  const shown = rows.slice(0, limit);
  return {
    approvals: shown.map((row) => viewOf(row, { directory, acting, now })),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  };
}

/** An approval as the contract shows it. */
export function viewOf(
  row: ApprovalRow,
  { directory, acting, now }: { directory: Directory; acting: Staff; now: Date },
): Approval {
  const state = stateOf(row, now);
  const own = row.asked_by === acting.staffId;
  const { details } = row.asked as { details: Record<string, unknown> };
  return {
    ...{
      id: row.id,
      kind: row.kind as ApprovalKind,
      details,
      reason: row.reason,
      by: row.by,
      state,
    },
    agencies: row.agency_ids.map((id) => {
      const { code, name_ar: ar, name_en: en } = directory.agency(id);
      return { code, name: { ar, en } };
    }),
    at: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    words: row.words,
    can: {
      decide: state === 'asked' && !own && row.subject !== acting.staffId,
      withdraw: state === 'asked' && own,
    },
  };
}
