import type { Ctx, Db } from '../../../platform/context.ts';
import { type ComplaintRow, type Moved, moveMany } from '../../complaints/index.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { causesByIds, forgetFiles } from '../queries.ts';
import { isInReach } from '../rules/in-reach.ts';
import { waitsNoMore } from '../rules/waits-no-more.ts';

const acting = { kind: 'system', job: 'leave-causes', moves: ['ungather'] } as const;

/**
 * What another agency has now than those that its cause reaches leaves it, by a move of its own: whoever
 * answers for the cause could not answer it. Files that waited with what ended go too.
 */
export async function leaveCauses(ctx: Ctx, db: Db, moves: readonly Moved[]): Promise<void> {
  const carrying = moves.map(({ complaint }) => complaint).filter((each) => each.cause_id !== null);
  const done = moves.filter(({ verb }) => waitsNoMore(verb));
  await forgetFiles(
    db,
    done.map(({ complaint }) => complaint),
  );
  if (carrying.length === 0) return;
  const directory = await directoryAtHand(ctx.db);
  const ids = new Set(carrying.flatMap(({ cause_id: id }) => id ?? []));
  const causes = new Map((await causesByIds(db, [...ids])).map((cause) => [cause.id, cause]));
  const isOut = (complaint: ComplaintRow) => {
    const cause = causes.get(complaint.cause_id!)!;
    return !isInReach(directory.successorOf(cause.agency_id), complaint.holder_path);
  };
  const leaving = carrying.filter(isOut);
  if (leaving.length === 0) return;
  await forgetFiles(db, leaving);
  const decision = ({ cause_id: cause }: ComplaintRow) => ({
    details: { cause, because: 'out_of_reach' },
  });
  await moveMany(ctx, db, acting, 'ungather', leaving, decision);
}
