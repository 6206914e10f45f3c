import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Moving } from '../../complaints/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, actorIdOf } from '../../rights/index.ts';
import { addToDay, insertObstacle, insertStep, type Obstacle } from '../queries.ts';
import { levelOf, toAnswer } from './due-of.ts';
import { type Chosen, putUnder } from './put-under.ts';

export type Recording = {
  readonly number: string;
  readonly version?: number | undefined;
  readonly kind: ObstacleKind;
  readonly needed: string;
  readonly fromAgency?: string | undefined;
  readonly fromOutside?: string | undefined;
  readonly neededBy?: string | undefined;
  readonly told: string;
  readonly also: readonly Chosen[];
};

/**
 * Records what is in the way of one complaint or several of an agency. It goes to the head of that agency,
 * with a clock of its own; the clocks of the complaints run on. Errors: those of `putUnder`,
 * `needed_from_whom`, and `unknown_agency`.
 */
export async function obstructComplaint(ctx: Ctx, acting: Acting, recording: Recording) {
  const directory = await readDirectory(ctx.db);
  const { number, version, also, told } = recording;
  return ctx.db
    .transaction()
    .execute((db) =>
      putUnder(
        ctx,
        db,
        acting,
        { first: { number, version }, also, told },
        (moving) => record(ctx, db, acting, { recording, moving, directory }),
        directory,
      ),
    );
}

async function record(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  on: { recording: Recording; moving: Moving; directory: Directory },
): Promise<Obstacle> {
  const { recording, directory } = on;
  const { complaint, holding, now } = on.moving;
  const from = fromWhom(recording, directory);
  const agency = directory.agency(complaint.holder_id);
  const level = await levelOf(ctx, db, agency);
  const { kind, needed, neededBy = null, fromOutside = null } = recording;
  const obstacle = await insertObstacle(db, {
    ...{ kind, agency_id: agency.id, from_agency_id: from?.id ?? null, needed_by: neededBy },
    ...{ recorded_at: now, ...(await toAnswer(ctx, db, { agency_id: agency.id }, level)) },
  });
  await insertStep(db, obstacle, {
    ...{ what: 'recorded', at: now, staff_id: actorIdOf(acting), agency_id: holding!.agencyId },
    ...{ on_behalf_of: holding!.lentBy ?? null, level_id: level.id },
    ...{ words: needed, person: fromOutside, day: neededBy },
  });
  await addToDay(db, ctx.config.TIME_ZONE, 'recorded', { at: now, agencyId: agency.id, kind });
  return obstacle;
}

function fromWhom({ fromAgency, fromOutside }: Recording, directory: Directory): AgencyRow | null {
  if (fromAgency === undefined) {
    if (fromOutside === undefined) throw new Refusal('needed_from_whom', { field: 'fromAgency' });
    return null;
  }
  const agency = directory.agencyByCode(fromAgency);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'fromAgency' });
  return agency;
}
