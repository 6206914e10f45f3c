import type { Ctx } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { openTo } from '../queries.ts';
import { gateFacts } from '../rules/gate-facts.ts';
import { type Gate, type GateFacts, identityGate } from '../rules/identity-gate.ts';

/** How somebody stands before the people of a complaint. */
export type GateNow = Gate & {
  readonly facts: GateFacts;
  /** By which opening it is open to them. */
  readonly openingNo: number | null;
};

/** The gate before the people of a complaint that was loaded through the one who acts. */
export async function gateOf(ctx: Ctx, acting: Acting, complaint: ComplaintRow): Promise<GateNow> {
  return (await gatesOf(ctx, acting, [complaint])).get(complaint.number)!;
}

/** The same of many, by number. */
export async function gatesOf(
  ctx: Ctx,
  acting: Acting,
  complaints: readonly ComplaintRow[],
): Promise<Map<string, GateNow>> {
  const directory = await readDirectory(ctx.db);
  const numbers = complaints.map(({ number }) => number);
  const open = await openTo(ctx.db, acting, numbers, ctx.clock());
  return new Map(
    complaints.map((complaint) => {
      const facts = gateFacts(complaint, directory);
      const openingNo: number | null = open.get(complaint.number)?.openingNo ?? null;
      const gate = identityGate(acting, facts, openingNo !== null);
      return [complaint.number, { ...gate, facts, openingNo }];
    }),
  );
}
