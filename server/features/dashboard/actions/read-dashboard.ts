import type { Dashboard } from '@insaf/contract/dashboard.ts';
import { shownUpTo } from '@insaf/contract/week.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { managesAll } from '../../administration/index.ts';
import { closedDays } from '../../deadlines/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { figureHealth } from '../../figures/index.ts';
import { scopeAsked } from '../../review/index.ts';
import { permissionsOf, type Staff } from '../../rights/index.ts';
import { countJobs } from '../queries.ts';
import { boxesFor, type Today } from '../rules/boxes-for.ts';
import { daysLookedAt, weekFrom } from '../rules/days.ts';
import { countDecisions, countSelectedBoxes, filledBoxes, selectBoxes } from './count-boxes.ts';
import { countDays } from './count-days.ts';

/**
 * What somebody needs at a glance, by what they may do. Lists and figures are of one moment, and each list
 * is counted by its own conditions, up to a cap.
 */
export async function readDashboard(ctx: Ctx, acting: Staff): Promise<Dashboard> {
  const directory = await readDirectory(ctx.db);
  const permissions = permissionsOf(acting);
  const today = await readToday(ctx, acting, directory);
  const boxes = boxesFor(permissions, today);
  const scope = permissions.includes('readFigures')
    ? scopeAsked(acting, directory, { tree: 'day' })
    : null;
  const lists = await selectBoxes(ctx, acting, boxes);
  const [{ counts, figures }, decisions, health] = await Promise.all([
    atOneMoment(ctx, async (db) => ({
      counts: await countSelectedBoxes(db, acting, lists),
      figures: scope && (await countDays(ctx, db, acting, { directory, scope, today })),
    })),
    countDecisions(ctx, acting, boxes),
    readHealth(ctx, acting, directory),
  ]);
  return {
    ...{ day: today.day, weekFrom: today.weekFrom, figures, health },
    boxes: filledBoxes(boxes, counts, decisions),
  };
}

const atOneMoment = <T>(ctx: Ctx, read: (db: Db) => Promise<T>): Promise<T> =>
  ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(read);

/** The week begins as it does where the person works, at the highest of their agencies. */
async function readToday(ctx: Ctx, acting: Staff, directory: Directory): Promise<Today> {
  const day = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const [highest] = acting.holdings.toSorted(
    (one, other) => one.path.length - other.path.length || one.agencyId - other.agencyId,
  );
  const worksAt = highest?.agencyId ?? directory.agencies[0]!.id;
  const closed = await closedDays(ctx, worksAt, daysLookedAt(day));
  const resting = [...closed].filter(([, { name }]) => name === null).map(([each]) => each);
  return { day, weekFrom: weekFrom(day, resting) };
}

/** How the installation fares, for who administers all of it. */
async function readHealth(
  ctx: Ctx,
  acting: Staff,
  directory: Directory,
): Promise<Dashboard['health']> {
  if (!managesAll(acting, 'manageSettings', directory.agencies)) return null;
  const [{ failed, waiting }, setAside] = await Promise.all([
    countJobs(ctx.db, shownUpTo),
    figureHealth(ctx.db).figures_set_aside.value(),
  ]);
  const capped = (count: number) => ({
    ...{ count: Math.min(count, shownUpTo), more: count > shownUpTo },
  });
  return { jobsFailed: capped(failed), jobsWaiting: capped(waiting), setAside };
}
