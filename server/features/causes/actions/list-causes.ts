import type { CauseRow, CauseState } from '@insaf/contract/causes.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { readCursor, writeCursor } from '../../obstacles/index.ts';
import { holdingFor, holdingsWith, isWithin, type Staff } from '../../rights/index.ts';
import { listCauses as listPage } from '../queries.ts';
import { idsAbove } from '../rules/in-reach.ts';
import { causeRow } from './cause-row.ts';

export type Asked = {
  readonly state: CauseState;
  readonly agency?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/**
 * A page of the causes of agencies that the reader reaches, and of those above that gather what they see.
 * Errors: the field of a wrong cursor or agency.
 */
export async function listCauses(
  ctx: Ctx,
  acting: Staff,
  { state, limit, ...asked }: Asked,
): Promise<{ causes: CauseRow[]; next: string | null }> {
  const directory = await readDirectory(ctx.db);
  const after = asked.after === undefined ? null : readCursor(asked.after);
  if (asked.after !== undefined && after === null) {
    throw new Refusal('invalid_input', { field: 'after' });
  }
  const filter = { ...agenciesAsked(acting, asked.agency, directory), state };
  const rows = await listPage(ctx.db, acting, filter, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    causes: shown.map((row) => ({
      ...causeRow(row, directory, today),
      complaints: row.gathered,
      unanswered: row.unanswered,
    })),
    next: last === undefined ? null : writeCursor({ at: last.cursor_at, id: last.id }),
  };
}

function agenciesAsked(acting: Staff, code: string | undefined, directory: Directory) {
  const top = code === undefined ? null : directory.agencyByCode(code);
  if (top === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  const within = ({ id }: { id: number }) =>
    top === null || isWithin(directory.successorOf(id).path, top.path);
  const reached = directory.agencies
    .filter(({ id }) => holdingFor(acting, 'readComplaints', directory.successorOf(id).path))
    .filter(within)
    .map(({ id }) => id);
  const above = new Set(
    holdingsWith(acting, 'readComplaints').flatMap(({ path }) => idsAbove(path)),
  );
  const asked = [...above].map((id) => directory.agency(id)).filter(within);
  return { reached, above: asked.map(({ id }) => id) };
}
