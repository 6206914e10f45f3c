import type { QueueRow } from '@insaf/contract/queue.ts';
import type { AgencyRow, Directory } from '../../../features/directory/index.ts';
import { listQueue } from '../../../features/queue/actions/list-queue.ts';
import type { Staff } from '../../../features/rights/index.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Random } from '../../seeded.ts';
import type { Desks } from '../desks.ts';

/** A working day of those who look at everything they have, and not at one complaint. */
export type Round = {
  /** Its clock stands at the time of the round. */
  readonly ctx: Ctx;
  readonly directory: Directory;
  readonly desks: Desks;
  readonly auditor: Staff;
  readonly random: Random;
  /** What was worked on when it began, in an order that does not depend on the numbers drawn for it. */
  readonly work: readonly QueueRow[];
};

const mostLooked = 200;

/** What agencies work on at this moment. */
export async function workOf(ctx: Ctx, auditor: Staff): Promise<QueueRow[]> {
  const { complaints } = await listQueue(ctx, auditor, {
    status: ['in_progress'],
    limit: mostLooked,
  });
  const keyOf = ({ receivedAt, summary }: QueueRow) => `${receivedAt} ${summary}`;
  return complaints.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function holderOf({ directory }: Round, { holder }: QueueRow): AgencyRow {
  return directory.agencyByCode(holder.code)!;
}

/** The agency above who has it; null where only the root is, which takes nothing over. */
export function aboveHolder(round: Round, row: QueueRow): AgencyRow | null {
  const { parent_id: parent } = holderOf(round, row);
  const above = parent === null ? null : round.directory.agency(parent);
  return above === null || above.parent_id === null ? null : above;
}

/** A day so many days later, `2026-07-05`. */
export function dayAfter({ ctx }: Round, days: number): string {
  return new Date(ctx.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days since this instant. */
export function daysSince({ ctx }: Round, at: string): number {
  return (ctx.clock().getTime() - Date.parse(at)) / 86_400_000;
}
