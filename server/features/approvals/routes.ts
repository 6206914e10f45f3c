import { approvalRoutes } from '@insaf/contract/approvals.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { askApproval } from './actions/ask-approval.ts';
import { type ActingAs, decideApproval, withdrawApproval } from './actions/decide-approval.ts';
import { listApprovals } from './actions/list-approvals.ts';
import type { Carriers } from './rules/carrier.ts';

export const approvalHandlers = (
  ctx: Ctx,
  parts: { readonly carriers: Carriers; readonly actingAs: ActingAs },
) =>
  bind<typeof approvalRoutes, Acting>(approvalRoutes, {
    listApprovals: ({ query }, { acting }) => listApprovals(ctx, staff(acting), query),
    askApproval: ({ body }, { acting }) => askApproval(ctx, parts.carriers, staff(acting), body),
    decideApproval: ({ params, body }, { acting }) =>
      decideApproval(ctx, parts, staff(acting), { ...params, ...body }),
    withdrawApproval: ({ params }, { acting }) => withdrawApproval(ctx, staff(acting), params.id),
  });

function staff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}
