import type { Ctx, Db } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { insertChange, type NewChange } from '../queries.ts';

/** Remembers what somebody changed, in the transaction that changes it. */
export function recordChange(
  ctx: Pick<Ctx, 'clock'>,
  db: Db,
  acting: Acting,
  change: NewChange,
): Promise<void> {
  const staffId = acting.kind === 'staff' ? acting.staffId : null;
  return insertChange(db, change, { at: ctx.clock(), staffId });
}
