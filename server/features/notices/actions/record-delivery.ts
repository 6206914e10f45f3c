import type { Ctx } from '../../../platform/context.ts';
import type { DeliveryState } from '../../../platform/messages/message.ts';
import { keepReport, markDelivery } from '../queries.ts';

export type Report = {
  readonly providerId: string;
  readonly state: DeliveryState;
  readonly at: Date;
};

/**
 * Keeps what a carrier reports of a message. A report can be faster than the mark that the message was
 * sent; one that finds no notice is tried again by a job, and then let go: other systems may share the
 * account.
 */
export async function recordDelivery(
  ctx: Ctx,
  providerId: string,
  state: DeliveryState,
): Promise<void> {
  const report = { providerId, state, at: ctx.clock() };
  if (!(await markDelivery(ctx.db, report))) await keepReport(ctx.db, report);
}

/** @throws Error when no notice has this identifier, and there will be another attempt */
export async function recordKeptReport(
  ctx: Ctx,
  report: Report,
  { last }: { last: boolean },
): Promise<void> {
  if (await markDelivery(ctx.db, report)) return;
  if (!last) throw new Error('no notice has this identifier yet');
  ctx.log.info({ state: report.state }, 'delivery report of a message that is not ours');
}
