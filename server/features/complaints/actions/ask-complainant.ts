import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** Asks the person for what is missing. The clock waits for them, up to the cap. */
export function askComplainant(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; question: string; version?: number | undefined },
) {
  const { number, question, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'askComplainant',
    decide: () => ({ words: question }),
  });
}
