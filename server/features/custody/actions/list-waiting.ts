import type { WaitingOpening } from '@insaf/contract/custody.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, isWithin, type Staff } from '../../rights/index.ts';
import { waitingFor } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/opening-cursor.ts';
import { openingViews } from './opening-view.ts';

const most = 50;

/** Openings that wait for the one who acts, the oldest first, with the cursor of the next page. */
export async function listWaiting(
  ctx: Ctx,
  acting: Acting,
  given: string | undefined,
): Promise<{ openings: WaitingOpening[]; next: string | null }> {
  if (acting.kind !== 'staff') return { openings: [], next: null };
  const after = given === undefined ? null : readCursor(given);
  if (given !== undefined && after === null) throw new Refusal('invalid_input', { field: 'after' });
  const directory = await readDirectory(ctx.db);
  const rows = await waitingFor(ctx.db, acting, {
    ownAgencies: worksFor(acting, directory),
    now: ctx.clock(),
    after,
    limit: most + 1,
  });
  const shown = rows.slice(0, most);
  const views = await openingViews(ctx, acting, shown);
  const last = rows.length > most ? shown.at(-1) : undefined;
  return {
    openings: shown.map((row, index) => ({
      ...views[index]!,
      number: row.complaint_number,
      officer: row.officer,
      category: row.category_id === null ? null : named(directory.category(row.category_id)),
      holder: named(directory.agency(row.holder_id)),
      lapsesAt: row.lapses_at.toISOString(),
    })),
    next:
      last === undefined
        ? null
        : writeCursor({
            askedAt: last.cursor_at,
            number: last.complaint_number,
            openingNo: last.opening_no,
          }),
  };
}

/** Ids of the agencies somebody works for: their own and those above it, and what was merged into them. */
export function worksFor(acting: Staff, directory: Directory): number[] {
  return directory.agencies
    .filter(({ id }) => {
      const { path } = directory.successorOf(id);
      return acting.holdings.some((holding) => isWithin(holding.path, path));
    })
    .map(({ id }) => id);
}

function named(row: { code: string; name_ar: string; name_en: string }) {
  return { code: row.code, name: { ar: row.name_ar, en: row.name_en } };
}
