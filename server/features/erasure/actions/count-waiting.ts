import type { CountedList } from '@insaf/contract/week.ts';
import type { Ctx } from '../../../platform/context.ts';
import { permissionsOf, type Staff } from '../../rights/index.ts';
import { listWaiting } from './list-waiting.ts';

/** How many erasures wait for somebody to decide, as far as the first page of their list tells. */
export async function countWaitingErasures(ctx: Ctx, acting: Staff): Promise<CountedList> {
  if (!permissionsOf(acting).includes('decideErasure')) return { count: 0, more: false };
  const { erasures, next } = await listWaiting(ctx, acting, undefined);
  return { count: erasures.length, more: next !== null };
}
