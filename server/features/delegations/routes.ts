import { delegationRoutes } from '@insaf/contract/delegations.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { findColleagues } from './actions/find-colleagues.ts';
import { endDelegation, lendRoles } from './actions/lend-roles.ts';
import { listDelegations } from './actions/list-delegations.ts';

export const delegationHandlers = (ctx: Ctx) =>
  bind<typeof delegationRoutes, Acting>(delegationRoutes, {
    listDelegations: ({ query }, { acting }) => listDelegations(ctx, staff(acting), query),
    findColleagues: ({ query }, { acting }) => findColleagues(ctx, staff(acting), query),
    lendRoles: ({ body }, { acting }) => lendRoles(ctx, staff(acting), body),
    endDelegation: ({ params }, { acting }) => endDelegation(ctx, staff(acting), params.id),
  });

function staff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}
