import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/**
 * Says how urgent a complaint is, with the reason; its clock takes the allowance of that priority.
 *
 * @throws Refusal `priority_same` with the field
 */
export function prioritiseComplaint(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; priority: Priority; reason: string; version?: number | undefined },
) {
  const { number, priority, reason, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'prioritise',
    decide: ({ complaint }) => {
      if (complaint.priority === priority)
        throw new Refusal('priority_same', { field: 'priority' });
      const was = { priority: complaint.priority, due: complaint.due_at?.toISOString() };
      return { words: reason, details: { priority, was }, changes: { priority } };
    },
  });
}
