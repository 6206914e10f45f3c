import { referralRoutes } from '@insaf/contract/complaints.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import { movedReply } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { handBackComplaint } from './actions/hand-back-complaint.ts';
import { referComplaint } from './actions/refer-complaint.ts';
import { takeOverComplaint } from './actions/take-over-complaint.ts';

export const referralHandlers = (ctx: Ctx) =>
  bind<typeof referralRoutes, Acting>(referralRoutes, {
    referComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await referComplaint(ctx, acting, { ...params, ...body })),
    handBackComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await handBackComplaint(ctx, acting, { ...params, ...body })),
    takeOverComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await takeOverComplaint(ctx, acting, { ...params, ...body })),
  });
