import type { Initiative, InitiativeEdit, newInitiative } from '@insaf/contract/initiatives.ts';
import type { z } from 'zod';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { assertManagesAll, changedFields, recordChange } from '../../administration/index.ts';
import { type Directory, forgetDirectory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import {
  type InitiativeColumns,
  insertInitiative,
  lockInitiative,
  updateInitiative,
} from '../queries.ts';
import { initiativeView } from '../rules/initiative-view.ts';

/** Initiatives are the whole installation's. @throws Refusal `not_permitted` */
export async function assertManagesInitiatives(ctx: Ctx, acting: Acting): Promise<void> {
  assertManagesAll(acting, 'manageInitiatives', (await readDirectory(ctx.db)).agencies);
}

/** @throws Refusal `not_permitted`, `unknown_agency`, `unknown_category`, `initiative_code_taken` */
export async function createInitiative(
  ctx: Ctx,
  acting: Acting,
  { code, ...given }: z.output<typeof newInitiative>,
): Promise<Initiative> {
  await assertManagesInitiatives(ctx, acting);
  const directory = await readDirectory(ctx.db);
  const after = columnsOf(given, directory);
  await change(ctx, async (db) => {
    if (!(await insertInitiative(db, { code, ...after }))) {
      throw new Refusal('initiative_code_taken', { field: 'code' });
    }
    await recordChange(ctx, db, acting, {
      ...{ kind: 'initiative', subject: code, what: 'created', before: null },
      after: inNames(after, directory),
    });
  });
  return viewOf(ctx, code);
}

/**
 * All of an initiative anew. What was filed within it stays so, with the time it was given.
 *
 * @throws Refusal `not_permitted`, `not_found`, `unknown_agency`, `unknown_category`
 */
export async function editInitiative(
  ctx: Ctx,
  acting: Acting,
  code: string,
  edit: InitiativeEdit,
): Promise<Initiative> {
  await assertManagesInitiatives(ctx, acting);
  const directory = await readDirectory(ctx.db);
  const after = columnsOf(edit, directory);
  await change(ctx, async (db) => {
    const row = await lockInitiative(db, code);
    if (row === undefined) throw new Refusal('not_found');
    const changed = changedFields(inNames(row, directory), inNames(after, directory));
    if (changed === null) return;
    await updateInitiative(db, row.id, after);
    const what = whatHappened(row.open, after);
    await recordChange(ctx, db, acting, { kind: 'initiative', subject: code, what, ...changed });
  });
  return viewOf(ctx, code);
}

function columnsOf(given: InitiativeEdit, directory: Directory): InitiativeColumns {
  const supervisor = directory.agencyByCode(given.supervisor);
  if (supervisor === undefined) throw new Refusal('unknown_agency', { field: 'supervisor' });
  const categories = given.categories.map((code, at) => {
    const category = directory.categoryByCode(code);
    if (category === undefined)
      throw new Refusal('unknown_category', { field: `categories.${at}` });
    return category.id;
  });
  const ascending = (one: number, other: number) => one - other;
  return {
    name_ar: given.nameAr.trim(),
    name_en: given.nameEn.trim(),
    purpose_ar: given.purposeAr.trim(),
    purpose_en: given.purposeEn.trim(),
    supervisor_id: supervisor.id,
    first_day: given.firstDay,
    last_day: given.lastDay,
    open: given.open,
    kinds: [...new Set(given.kinds)],
    channels: [...new Set(given.channels)],
    category_ids: [...new Set(categories)].sort(ascending),
  };
}

/** As who reads of a change knows it: the supervisor by its code, categories by their names. */
function inNames(
  { supervisor_id, category_ids, ...columns }: InitiativeColumns,
  { agency, category }: Directory,
) {
  const names = category_ids.map((id) => category(id));
  return {
    ...columns,
    supervisor: agency(supervisor_id).code,
    categories: names.map(({ name_ar: ar, name_en: en }) => ({ ar, en })),
  };
}

function whatHappened(wasOpen: boolean, { open }: InitiativeColumns) {
  if (wasOpen === open) return 'edited' as const;
  return open ? ('activated' as const) : ('deactivated' as const);
}

async function viewOf(ctx: Ctx, code: string): Promise<Initiative> {
  const directory = await readDirectory(ctx.db);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  return initiativeView(directory.initiativeByCode(code)!, directory, today);
}

async function change(ctx: Ctx, write: (db: Db) => Promise<void>): Promise<void> {
  try {
    await ctx.db.transaction().execute(write);
  } finally {
    forgetDirectory(ctx.db);
  }
}
