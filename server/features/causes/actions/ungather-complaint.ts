import type { Ctx } from '../../../platform/context.ts';
import { moveComplaint } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { forgetFiles } from '../queries.ts';
import type { Chosen } from './gather-all.ts';

/** A complaint has another cause than it seemed, and is worked on by itself again. Errors: of the journey. */
export function ungatherComplaint(
  ctx: Ctx,
  acting: Acting,
  { number, version, reason }: Chosen & { readonly reason: string },
) {
  return moveComplaint(ctx, acting, {
    ...{ number, version, verb: 'ungather' },
    decide: async ({ db, complaint }) => {
      await forgetFiles(db, [complaint]);
      return { words: reason, details: { cause: complaint.cause_id } };
    },
  });
}
