import type { CategoryEdit, CategoryToFind, newCategory } from '@insaf/contract/categories.ts';
import type { z } from 'zod';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { assertManagesAll, changedFields, recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { categoryByCode, insertCategory, putCategories } from '../queries.ts';
import { type CategoryColumns, categoryColumns, categoryToFind } from '../rules/views.ts';
import { forgetDirectory, readDirectory } from './read-directory.ts';

/** Categories are the whole installation's. @throws Refusal `not_permitted` */
export async function assertManagesCategories(ctx: Ctx, acting: Acting): Promise<void> {
  assertManagesAll(acting, 'manageCategories', (await readDirectory(ctx.db)).agencies);
}

/** @throws Refusal `not_permitted`, `not_found` */
export async function readCategory(
  ctx: Ctx,
  acting: Acting,
  code: string,
): Promise<CategoryToFind> {
  await assertManagesCategories(ctx, acting);
  const category = (await readDirectory(ctx.db)).categoryByCode(code);
  if (category === undefined) throw new Refusal('not_found');
  return categoryToFind(category);
}

/** @throws Refusal `not_permitted`, `category_code_taken` */
export async function createCategory(
  ctx: Ctx,
  acting: Acting,
  { code, ...given }: z.output<typeof newCategory>,
): Promise<CategoryToFind> {
  await assertManagesCategories(ctx, acting);
  const after = categoryColumns(given);
  await change(ctx, async (db) => {
    if (!(await insertCategory(db, { code, ...after }))) {
      throw new Refusal('category_code_taken', { field: 'code' });
    }
    await recordChange(ctx, db, acting, {
      ...{ kind: 'category', subject: code, what: 'created', before: null, after },
    });
  });
  return readCategory(ctx, acting, code);
}

/**
 * All of a category anew. Replies given before keep the evidence items they were judged by; what is
 * answered from now on is judged by the new rule (replies read it when they are given).
 *
 * @throws Refusal `not_permitted`, `not_found`
 */
export async function editCategory(
  ctx: Ctx,
  acting: Acting,
  code: string,
  edit: CategoryEdit,
): Promise<CategoryToFind> {
  await assertManagesCategories(ctx, acting);
  await change(ctx, async (db) => {
    const row = await categoryByCode(db, code);
    if (row === undefined) throw new Refusal('not_found');
    const after = categoryColumns(edit);
    const changed = changedFields(row, after);
    if (changed === null) return;
    await putCategories(db, [{ code, ...after }]);
    const what = whatHappened(row.active, after);
    await recordChange(ctx, db, acting, { kind: 'category', subject: code, what, ...changed });
  });
  return readCategory(ctx, acting, code);
}

function whatHappened(wasActive: boolean, { active }: CategoryColumns) {
  if (wasActive === active) return 'edited' as const;
  return active ? ('activated' as const) : ('deactivated' as const);
}

async function change(ctx: Ctx, write: (db: Db) => Promise<void>): Promise<void> {
  try {
    await ctx.db.transaction().execute(write);
  } finally {
    forgetDirectory(ctx.db);
  }
}
