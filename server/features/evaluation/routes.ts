import { evaluationRoutes } from '@insaf/contract/evaluation.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { listStaffIHead } from './actions/list-staff-i-head.ts';
import { readMyWork } from './actions/read-my-work.ts';
import { readOffices } from './actions/read-offices.ts';
import { readWorkOf } from './actions/read-work-of.ts';
import { remarkOnMyWork } from './actions/remark-on-my-work.ts';

export const evaluationHandlers = (ctx: Ctx) =>
  bind<typeof evaluationRoutes, Acting>(evaluationRoutes, {
    readMyWork: ({ query }, { acting }) => readMyWork(ctx, staff(acting), query.month),
    remarkOnMyWork: ({ body }, { acting }) => remarkOnMyWork(ctx, staff(acting), body),
    listStaffIHead: (_, { acting }) => listStaffIHead(ctx, staff(acting)),
    readWorkOf: ({ params }, { acting }) => readWorkOf(ctx, staff(acting), params),
    readOffices: ({ query }, { acting }) => readOffices(ctx, acting, query),
  });

function staff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}
