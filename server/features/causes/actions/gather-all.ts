import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, type Moving, moveWithin, readAgain } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { type Cause, insertGathering } from '../queries.ts';
import { isInReach } from '../rules/in-reach.ts';
import { raiseCircle } from './raise-circle.ts';

/** A complaint, as the officer saw it. */
export type Chosen = { readonly number: string; readonly version?: number | undefined };

/**
 * Gathers complaints under a cause: all of them, or none. Their clocks run on, and where they are many by
 * then all of the cause become more urgent.
 *
 * @param first the one it is done from, whose refusals are those of the request
 * @param causeFor the cause, when the first complaint is locked and may be gathered
 * @throws Refusal of the journey; `other_not_gathered` with the field and number of another one;
 *   `cause_elsewhere` for one that the cause does not reach
 */
export async function gatherAll(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  order: { readonly first: Chosen; readonly also: readonly Chosen[] },
  causeFor: (moving: Moving) => Promise<Cause>,
  directory: Directory,
): Promise<{ complaint: ComplaintRow; cause: Cause }> {
  let cause: Cause | undefined;
  const gather = ({ number, version }: Chosen) => {
    const decide = async (moving: Moving) => {
      const { complaint } = moving;
      cause ??= await causeFor(moving);
      const agency = directory.successorOf(cause.agency_id);
      if (!isInReach(agency, complaint.holder_path)) throw new Refusal('cause_elsewhere');
      await insertGathering(db, complaint, cause);
      return {
        words: cause.told,
        details: { cause: cause.id, worker: cause.worker_id, by: cause.expected_for },
        changes: { cause_id: cause.id },
      };
    };
    return moveWithin(ctx, db, acting, { number, version, verb: 'gather', decide }, directory);
  };
  const complaint = await gather(order.first);
  const others = new Map(order.also.map((each, index) => [each.number, { ...each, index }]));
  others.delete(order.first.number);
  for (const other of [...others.values()].sort((a, b) => (a.number < b.number ? -1 : 1))) {
    await gather(other).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const { number, index } = other;
      throw new Refusal('other_not_gathered', { field: `also.${index}.number`, number });
    });
  }
  await raiseCircle(ctx, db, cause!.id);
  return { complaint: await readAgain(db, complaint), cause: cause! };
}
