import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, type Moving, moveWithin } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { insertObstruction, type Obstacle } from '../queries.ts';
import { isOf } from '../rules/levels.ts';

/** A complaint, as the officer saw it. */
export type Chosen = { readonly number: string; readonly version?: number | undefined };

/**
 * Puts complaints under an obstacle: all of them, or none.
 *
 * @param first the one it is done from, whose refusals are those of the request
 * @param obstacleFor the obstacle, when the first complaint is locked and may be put under it
 * @throws Refusal of the journey; `other_complaint_refused` with the field and number of another one;
 *   `obstacle_elsewhere` for one of another agency
 */
export async function putUnder(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  order: { readonly first: Chosen; readonly also: readonly Chosen[]; readonly told: string },
  obstacleFor: (moving: Moving) => Promise<Obstacle>,
  directory: Directory,
): Promise<{ complaint: ComplaintRow; obstacle: Obstacle }> {
  let obstacle: Obstacle | undefined;
  const put = ({ number, version }: Chosen) =>
    moveWithin(
      ctx,
      db,
      acting,
      {
        number,
        version,
        verb: 'obstruct',
        decide: async (moving) => {
          const { complaint } = moving;
          obstacle ??= await obstacleFor(moving);
          const agency = directory.successorOf(obstacle.agency_id);
          if (!isOf(agency, complaint.holder_path)) throw new Refusal('obstacle_elsewhere');
          await insertObstruction(db, complaint, obstacle);
          const { id, kind, level_id: level } = obstacle;
          return {
            words: order.told,
            details: { obstacle: id, kind, step: 1, level },
            changes: { obstacle_id: id },
          };
        },
      },
      directory,
    );
  const complaint = await put(order.first);
  const others = new Map(order.also.map((each, index) => [each.number, { ...each, index }]));
  others.delete(order.first.number);
  for (const other of [...others.values()].sort((a, b) => (a.number < b.number ? -1 : 1))) {
    await put(other).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const { number, index } = other;
      throw new Refusal('other_complaint_refused', { field: `also.${index}.number`, number });
    });
  }
  return { complaint, obstacle: obstacle! };
}
