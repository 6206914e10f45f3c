import type { ObstacleKind, ObstacleRow } from '@insaf/contract/obstacles.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { holdingFor, holdingsWith, isWithin, type Staff } from '../../rights/index.ts';
import { listObstacles as listPage } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/cursor.ts';
import { obstacleRow } from './obstacle-row.ts';
import { recordedWith, shownSteps } from './shown-steps.ts';

export type Asked = {
  readonly state: 'open' | 'waiting' | 'decided' | 'removed';
  readonly kind?: ObstacleKind | undefined;
  readonly agency?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A page of the obstacles whose agencies the reader reaches. Errors: the field of a wrong cursor or agency. */
export async function listObstacles(
  ctx: Ctx,
  acting: Staff,
  asked: Asked,
): Promise<{ obstacles: ObstacleRow[]; next: string | null }> {
  const directory = await readDirectory(ctx.db);
  const after = asked.after === undefined ? null : readCursor(asked.after);
  if (asked.after !== undefined && after === null) {
    throw new Refusal('invalid_input', { field: 'after' });
  }
  const { state, kind, limit } = asked;
  const filter = {
    ...{ state, kind, agencyIds: agenciesAsked(acting, asked.agency, directory) },
    levelIds: asked.mine === true ? ownAgencies(acting, 'decideObstacle', directory) : undefined,
  };
  const rows = await listPage(ctx.db, acting, filter, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const now = ctx.clock();
  const steps = await Promise.all(shown.map((row) => shownSteps(ctx.db, row)));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    obstacles: shown.map((row, index) => ({
      ...obstacleRow(row, recordedWith(steps[index]!), directory, now),
      complaints: row.held,
    })),
    next: last === undefined ? null : writeCursor({ at: last.cursor_at, id: last.id }),
  };
}

/** Ids of the agencies, merged ones among them, at which somebody holds a permission. */
export function agenciesWith(acting: Staff, permission: Permission, directory: Directory) {
  return directory.agencies
    .filter(({ id }) => holdingFor(acting, permission, directory.successorOf(id).path) !== null)
    .map(({ id }) => id);
}

function agenciesAsked(acting: Staff, code: string | undefined, directory: Directory): number[] {
  const reached = agenciesWith(acting, 'readComplaints', directory);
  if (code === undefined) return reached;
  const top = directory.agencyByCode(code);
  if (top === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  return reached.filter((id) => isWithin(directory.successorOf(id).path, top.path));
}

/** Ids of the agencies, merged ones among them, at which somebody holds a permission, and none below. */
export function ownAgencies(acting: Staff, permission: Permission, directory: Directory): number[] {
  const own = new Set(holdingsWith(acting, permission).map(({ agencyId }) => agencyId));
  return directory.agencies
    .filter(({ id }) => own.has(directory.successorOf(id).id))
    .map(({ id }) => id);
}
