import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Moving } from '../../complaints/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, actorIdOf } from '../../rights/index.ts';
import { type Cause, insertCause, insertStep } from '../queries.ts';
import { type Chosen, gatherAll } from './gather-all.ts';

export type Opening = {
  readonly number: string;
  readonly version?: number | undefined;
  readonly title: string;
  readonly known?: string | undefined;
  readonly told: string;
  readonly worker?: string | undefined;
  readonly expectedFor: string;
  readonly also: readonly Chosen[];
};

/**
 * Names the cause that several complaints have, and gathers them under it. It is a cause of the agency by
 * whose role it is opened, and reaches what that agency and those below it have. Errors: those of
 * `gatherAll`, `unknown_agency` and `day_passed` with their field.
 */
export async function openCause(ctx: Ctx, acting: Acting, opening: Opening) {
  const directory = await readDirectory(ctx.db);
  const { number, version, also } = opening;
  return ctx.db
    .transaction()
    .execute((db) =>
      gatherAll(
        ctx,
        db,
        acting,
        { first: { number, version }, also },
        (moving) => open(ctx, db, acting, { opening, moving, directory }),
        directory,
      ),
    );
}

async function open(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  on: { opening: Opening; moving: Moving; directory: Directory },
): Promise<Cause> {
  const { opening, directory } = on;
  const { complaint, holding, now } = on.moving;
  const { title, known = null, told, expectedFor } = opening;
  assertToCome(ctx, expectedFor);
  const worker = workerOf(opening.worker, directory) ?? directory.agency(complaint.holder_id);
  const { agencyId, lentBy = null } = holding!;
  const staffId = actorIdOf(acting);
  const { category_id, place_id, lat, lon } = complaint;
  const cause = await insertCause(db, {
    ...{ title, known, told, agency_id: agencyId, worker_id: worker.id },
    ...{ category_id, place_id, lat, lon, expected_for: expectedFor },
    ...{ opened_at: now, opened_by: staffId },
  });
  await insertStep(db, cause, {
    ...{ what: 'opened', at: now, staff_id: staffId, agency_id: agencyId },
    ...{ on_behalf_of: lentBy, day: expectedFor, words: told },
  });
  return cause;
}

/** A day that complainants are told has to come. Errors: `day_passed`. */
export function assertToCome(ctx: Ctx, expectedFor: string): void {
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  if (expectedFor < today) throw new Refusal('day_passed', { field: 'expectedFor' });
}

/** Errors: `unknown_agency`. */
export function workerOf(code: string | undefined, directory: Directory): AgencyRow | null {
  if (code === undefined) return null;
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'worker' });
  return agency;
}
