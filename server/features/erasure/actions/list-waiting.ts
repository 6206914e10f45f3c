import type { WaitingErasure } from '@insaf/contract/erasure.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { gatesOf } from '../../custody/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { waitingErasures } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/waiting-cursor.ts';

const most = 50;

/**
 * Erasures that wait for the one who acts, the oldest first, with the cursor of the next page. Those that
 * they may not decide because they work for the agency complained of are left out, so a page can be shorter
 * than others while there is a next one.
 */
export async function listWaiting(
  ctx: Ctx,
  acting: Acting,
  given: string | undefined,
): Promise<{ erasures: WaitingErasure[]; next: string | null }> {
  const after = given === undefined ? null : readCursor(given);
  if (given !== undefined && after === null) throw new Refusal('invalid_input', { field: 'after' });
  const directory = await readDirectory(ctx.db);
  const rows = await waitingErasures(ctx.db, acting, { after, limit: most + 1 });
  const gates = await gatesOf(ctx, acting, rows);
  const shown = rows.slice(0, most);
  const last = rows.length > most ? shown.at(-1)! : null;
  return {
    erasures: shown
      .filter(({ number }) => !['complained_of', 'kept'].includes(gates.get(number)!.state))
      .map((row) => ({
        number: row.number,
        askedAt: row.asked_at.toISOString(),
        askedBy: row.asked_by as WaitingErasure['askedBy'],
        endedAs: row.status,
        receivedAt: row.received_at.toISOString(),
        category: row.category_id === null ? null : named(directory.category(row.category_id)),
        holder: named(directory.agency(row.holder_id)),
      })),
    next: last && writeCursor({ askedAt: last.cursor_at, number: last.number }),
  };
}

function named(row: { code: string; name_ar: string; name_en: string }) {
  return { code: row.code, name: { ar: row.name_ar, en: row.name_en } };
}
