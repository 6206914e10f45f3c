import { type AgencyTargets, isTimed, type newTarget } from '@insaf/contract/targets.ts';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import {
  knownCalendars,
  strictness,
  type TargetSubject,
  targetsFor,
} from '../../deadlines/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { askRecount, insertTarget } from '../queries.ts';
import { readableAgency } from '../rules/may-declare.ts';
import { changeCalendars } from './declare-days.ts';
import { viewTargets } from './view-targets.ts';

type Given = z.output<typeof newTarget>;

/**
 * How long a step may take, from now on: for new clocks, or where it is asked also for those that run.
 * Below the root only what is stricter than what stands above for the same matter, and nothing of the
 * days in which the complainant has the word.
 *
 * @throws Refusal `not_found`, `not_permitted`, `unknown_category`, `unknown_initiative`, `target_not_stricter` with the
 *   `minutes` that stand above, `target_of_root`
 */
export async function setTarget(
  ctx: Ctx,
  acting: Acting,
  code: string,
  given: Given,
): Promise<AgencyTargets> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  const category = given.category === undefined ? null : directory.categoryByCode(given.category);
  if (category === undefined) throw new Refusal('unknown_category', { field: 'category' });
  const initiative =
    given.initiative === undefined ? null : directory.initiativeByCode(given.initiative);
  if (initiative === undefined) throw new Refusal('unknown_initiative', { field: 'initiative' });
  const about = { categoryId: category?.id ?? null, initiativeId: initiative?.id ?? null };
  if (agency.parent_id !== null) await assertStricter(ctx, directory, agency, given, about);
  const at = ctx.clock();
  await changeCalendars(ctx, async (db) => {
    const id = await insertTarget(db, {
      ...{ agency_id: agency.id, category_id: about.categoryId, step: given.step },
      initiative_id: about.initiativeId,
      ...{ kind: given.kind ?? null, priority: given.priority ?? null },
      ...{ minutes: given.minutes ?? null, round_the_clock: given.roundTheClock },
      ...{ days: given.days ?? null, declared_at: at },
      staff_id: acting.kind === 'staff' ? acting.staffId : null,
    });
    if (!given.openToo || !isTimed(given.step)) return;
    await askRecount(db, { agency_id: agency.id, target_id: id, asked_at: at });
  });
  return viewTargets(ctx, acting, code);
}

/**
 * Takes a target of an agency back: what stands above it counts again, for new clocks.
 *
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function withdrawTarget(
  ctx: Ctx,
  acting: Acting,
  code: string,
  lineId: number,
): Promise<AgencyTargets> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  const line = (knownCalendars(directory, null).targets.get(agency.id) ?? []).find(
    ({ id }) => id === lineId,
  );
  if (line === undefined) throw new Refusal('not_found');
  const { initiative_id, category_id, kind, priority, step } = line;
  await changeCalendars(ctx, (db) =>
    insertTarget(db, {
      ...{ agency_id: agency.id, initiative_id, category_id, kind, priority, step },
      declared_at: ctx.clock(),
      staff_id: acting.kind === 'staff' ? acting.staffId : null,
    }),
  );
  return viewTargets(ctx, acting, code);
}

async function assertStricter(
  ctx: Ctx,
  { agency }: Directory,
  { parent_id: parentId }: AgencyRow,
  given: Given,
  about: Pick<TargetSubject, 'categoryId' | 'initiativeId'>,
): Promise<void> {
  const { step, minutes, roundTheClock, kind = 'complaint', priority = 'ordinary' } = given;
  if (
    !(step === 'examination' || step === 'acceptance' || step === 'handling' || step === 'judging')
  )
    throw new Refusal('target_of_root', { field: 'step' });
  const subject = { agencyId: agency(parentId!).id, ...about, kind, priority };
  const above = (await targetsFor(ctx.db, subject))[step];
  if (strictness({ minutes: minutes!, roundTheClock }) >= strictness(above)) {
    throw new Refusal('target_not_stricter', { field: 'minutes', minutes: above.minutes });
  }
}
