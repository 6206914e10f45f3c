import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Carrier } from '../../approvals/index.ts';
import { isWithin } from '../../rights/index.ts';
import { assertManages } from '../rules/may-manage.ts';
import { agencyOf, assertOpen } from './change-tree.ts';
import { mergeAgency } from './merge-agency.ts';

/** A merger takes two: how it is looked at before, and done. */
export const mergerCarrier = (ctx: Ctx): Carrier<'merge_agency'> => ({
  plan: async (acting, order) => {
    const agency = await agencyOf(ctx.db, order.code, 'order.code');
    const into = await agencyOf(ctx.db, order.into, 'order.into');
    assertManages(acting, agency.path);
    assertManages(acting, into.path, 'order.into');
    if (isWithin(into.path, agency.path)) {
      throw new Refusal('agency_below_itself', { field: 'order.into' });
    }
    await assertOpen(ctx.db, agency, 'order.code');
    await assertOpen(ctx.db, into, 'order.into');
    const named = ({ name_ar: ar, name_en: en }: typeof agency) => ({ ar, en });
    return {
      permission: 'manageAgencies',
      agencyIds: [agency.id, into.id],
      subject: agency.code,
      details: { agency: named(agency), into: named(into) },
    };
  },
  carryOut: (acting, order, also) => mergeAgency(ctx, acting, order, also),
});
