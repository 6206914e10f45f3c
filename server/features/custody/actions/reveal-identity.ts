import type { Revealed } from '@insaf/contract/custody.ts';
import type { ShownField } from '@insaf/contract/identity.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { oneComplainant, openIdentity } from '../../complainants/index.ts';
import { readComplaint } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { gateOf } from './gate-of.ts';
import { recordView } from './record-view.ts';

/**
 * Shows fields of a complainant whole. It is recorded first: nothing is shown of which there is no trace.
 *
 * @throws Refusal `not_found`; `identity_closed` where it takes an opening; `identity_not_yours` with the
 *   field that the reader's roles do not show
 */
export async function revealIdentity(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; person: number; fields: readonly ShownField[] },
): Promise<Revealed> {
  const { number, person } = order;
  const fields = [...new Set(order.fields)];
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined || acting.kind !== 'staff') throw new Refusal('not_found');
  const gate = await gateOf(ctx, acting, complaint);
  if (gate.state === 'closed') throw new Refusal('identity_closed');
  if (gate.state !== 'shown') throw new Refusal('identity_not_yours');
  const wrong = fields.findIndex((field) => !gate.fields.includes(field));
  if (wrong >= 0) throw new Refusal('identity_not_yours', { field: `fields.${wrong}` });
  const row = await oneComplainant(ctx.db, number, person);
  if (row === undefined) throw new Refusal('not_found', { field: 'person' });
  const identity = await openIdentity(ctx.keys, row);
  await ctx.db
    .transaction()
    .execute((db) =>
      recordView(ctx, db, acting, complaint, gate, { complainantNo: person, fields }),
    );
  return Object.fromEntries(fields.map((field) => [field, identity[field] ?? null]));
}
