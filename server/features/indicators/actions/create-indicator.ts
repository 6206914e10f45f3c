import type { Indicator, newIndicator } from '@insaf/contract/indicators.ts';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { assertManagesAll } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, actorIdOf } from '../../rights/index.ts';
import { insertIndicator } from '../queries.ts';

/**
 * Adds an indicator, for the whole installation. It is never changed afterwards: targets are set against what
 * it counts.
 *
 * @throws Refusal `not_permitted`, `indicator_code_taken`
 */
export async function createIndicator(
  ctx: Ctx,
  acting: Acting,
  { code, nameAr, nameEn, ...counting }: z.output<typeof newIndicator>,
): Promise<Indicator> {
  assertManagesAll(acting, 'manageIndicators', (await readDirectory(ctx.db)).agencies);
  const name = { ar: nameAr.trim(), en: nameEn.trim() };
  const made = await insertIndicator(ctx.db, {
    ...{ code, name_ar: name.ar, name_en: name.en, ...counting, made_at: ctx.clock() },
    staff_id: acting.kind === 'staff' ? actorIdOf(acting) : null,
  });
  if (!made) throw new Refusal('indicator_code_taken', { field: 'code' });
  return { code, name, ...counting };
}
