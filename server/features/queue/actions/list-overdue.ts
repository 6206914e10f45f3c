import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { OverdueRow, overdueRoutes } from '@insaf/contract/overdue.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Input } from '../../../platform/http/routes.ts';
import { readDirectory } from '../../directory/index.ts';
import { lastActs, lastRisings } from '../../escalation/index.ts';
import { obstaclesById } from '../../obstacles/index.ts';
import type { Acting } from '../../rights/index.ts';
import { readCursor } from '../rules/cursor.ts';
import { explanationOf } from '../rules/explanation-of.ts';
import { agencyAsked } from './agency-asked.ts';
import { readPage, viewsOfRows } from './list-queue.ts';
import { selectComplaints } from './select-complaints.ts';

type Query = Input<typeof overdueRoutes.listOverdue>['query'];

/**
 * A page of what is late at an agency and below it, the oldest first, each with what explains it. Three more
 * statements for the page, however many lines it has.
 *
 * @throws Refusal `unknown_agency`; `invalid_input` with the field `after`
 */
export async function listOverdue(
  ctx: Ctx,
  acting: Acting,
  { agency: code, explained, after, limit }: Query,
): Promise<{ complaints: OverdueRow[]; next: string | null }> {
  const directory = await readDirectory(ctx.db);
  const { code: agency } = agencyAsked(acting, directory, code);
  const from = after === undefined ? undefined : readCursor(after);
  if (from === null) throw new Refusal('invalid_input', { field: 'after' });
  const filter = {
    ...{ agency, overdue: true },
    ...(explained === 'obstacle' ? { obstructed: true } : {}),
    ...(explained === 'silence' ? { silent: true } : {}),
  };
  const selection = await selectComplaints(ctx, acting, filter, directory);
  const { rows, next } = await readPage(ctx, acting, directory, selection, { from, limit });
  const [views, acts, risings, obstacles] = await Promise.all([
    viewsOfRows(ctx, directory, rows),
    lastActs(ctx.db, rows),
    lastRisings(ctx.db, rows),
    obstaclesById(
      ctx.db,
      rows.flatMap(({ obstacle_id: id }) => id ?? []),
    ),
  ]);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const complaints = rows.map((row, index): OverdueRow => {
    const act = acts.get(row.number);
    const rose = risings.get(row.number);
    const obstacle = row.obstacle_id === null ? undefined : obstacles.get(row.obstacle_id);
    const {
      code: to,
      name_ar: ar = '',
      name_en: en = '',
    } = rose === undefined ? { code: '' } : directory.agency(rose.agencyId);
    return {
      ...views[index]!,
      explained: explanationOf(row, today),
      obstacle:
        obstacle === undefined
          ? null
          : {
              ...{ id: obstacle.id, kind: obstacle.kind as ObstacleKind },
              ...{ since: obstacle.recorded_at.toISOString(), decidedFor: obstacle.decided_for },
            },
      extended: row.extended,
      rose:
        rose === undefined
          ? null
          : { at: rose.at.toISOString(), to: rose.told, agency: { code: to, name: { ar, en } } },
      lastAct: act === undefined ? null : { verb: act.verb as Verb, at: act.at.toISOString() },
    };
  });
  return { complaints, next };
}
