import type { Opening } from '@insaf/contract/openings.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { titlesOfRoles } from '../../roles/index.ts';
import type { OpeningRow } from '../queries.ts';
import { openingState } from '../rules/opening-state.ts';

/** Openings as staff see them: as agency and role. */
export async function openingViews(
  ctx: Ctx,
  acting: Acting,
  rows: readonly OpeningRow[],
): Promise<Opening[]> {
  if (rows.length === 0) return [];
  const speak = await naming(ctx);
  const now = ctx.clock();
  return rows.map((row) => ({
    openingNo: row.opening_no,
    state: openingState(row, now),
    reason: row.reason,
    hours: row.hours,
    askedAt: row.asked_at.toISOString(),
    asked: speak(row.asked_agency_id, row.asked_role, row.asked_at),
    mine: acting.kind === 'staff' && row.asked_by === acting.staffId,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decided:
      row.decided_at === null
        ? null
        : speak(row.decided_agency_id!, row.decided_role!, row.decided_at),
    refusal: row.refusal,
    until: row.until?.toISOString() ?? null,
  }));
}

/** What says an agency as it was named then, and a role. */
export async function naming(ctx: Ctx) {
  const [directory, titles] = await Promise.all([readDirectory(ctx.db), titlesOfRoles(ctx.db)]);
  return (agencyId: number, role: string, at: Date) => ({
    agency: { code: directory.agency(agencyId).code, name: directory.nameAt(agencyId, at) },
    role: titles.get(role) ?? ({ ar: role, en: role } satisfies Bilingual),
  });
}
