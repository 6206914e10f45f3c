import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { sumObstacles } from '../queries.ts';
import { agenciesWith } from './list-obstacles.ts';

/** Obstacles by agency and kind, of a period and now. Errors: `invalid_input` for one that ends before it begins. */
export async function countObstacles(
  ctx: Ctx,
  acting: Staff,
  period: { readonly from: string; readonly to: string },
) {
  if (period.to < period.from) throw new Refusal('invalid_input', { field: 'to' });
  const directory = await readDirectory(ctx.db);
  const ids = agenciesWith(acting, 'readFigures', directory);
  const rows = await sumObstacles(ctx.db, ids, period);
  return rows.map((row) => {
    const { code, name_ar: ar, name_en: en } = directory.agency(row.agency_id);
    return {
      agency: { code, name: { ar, en } },
      kind: row.kind as ObstacleKind,
      ...{ recorded: row.recorded, decided: row.decided, removed: row.removed, open: row.open },
      minutes: Number(row.minutes),
      oldest: row.oldest?.toISOString() ?? null,
    };
  });
}
