import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { followersOf, lockComplaint } from '../queries.ts';
import { moveWithin } from './move-complaint.ts';

/** Statuses in which a complaint can still lead others to a reply. */
const canLead = ['received', 'incomplete', 'referred', 'in_progress', 'answered'];

/**
 * Lets a complaint follow a leading one about the same cause. The person keeps their own number, notices
 * and vote. A complaint that leads others cannot itself be joined, so chains and circles do not arise:
 * both rows are locked in the order of their numbers before either is looked at.
 */
export async function joinComplaint(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; leading: string; version?: number | undefined },
) {
  const { number, leading, version } = order;
  if (number === leading) throw new Refusal('leading_complaint_joined', { field: 'leading' });
  const directory = await readDirectory(ctx.db);
  return ctx.db.transaction().execute(async (db) => {
    for (const each of [number, leading].sort()) await lockComplaint(db, acting, each);
    return moveWithin(
      ctx,
      db,
      acting,
      {
        number,
        version,
        verb: 'join',
        decide: async () => {
          const lead = await lockComplaint(db, acting, leading);
          if (lead === undefined) throw new Refusal('not_found', { field: 'leading' });
          if (!canLead.includes(lead.status)) {
            throw new Refusal('leading_complaint_joined', {
              field: 'leading',
              status: lead.status,
            });
          }
          if ((await followersOf(db, { kind: 'system', job: 'join' }, number)).length > 0) {
            throw new Refusal('leading_complaint_joined', { field: 'number' });
          }
          return { details: { leading }, changes: { leading_number: leading } };
        },
      },
      directory,
    );
  });
}
