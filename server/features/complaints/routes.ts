import { complaintRoutes } from '@insaf/contract/complaints.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { acceptComplaint } from './actions/accept-complaint.ts';
import { askComplainant } from './actions/ask-complainant.ts';
import { dismissComplaint } from './actions/dismiss-complaint.ts';
import { extendDeadline } from './actions/extend-deadline.ts';
import { joinComplaint } from './actions/join-complaint.ts';
import { movedReply } from './actions/moved-reply.ts';
import { prioritiseComplaint } from './actions/prioritise-complaint.ts';
import { releaseComplaint } from './actions/release-complaint.ts';
import { supplyAnswer } from './actions/supply-answer.ts';

export const complaintHandlers = (ctx: Ctx) =>
  bind<typeof complaintRoutes, Acting>(complaintRoutes, {
    acceptComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await acceptComplaint(ctx, acting, { ...params, ...body })),
    askComplainant: async ({ params, body }, { acting }) =>
      movedReply(ctx, await askComplainant(ctx, acting, { ...params, ...body })),
    supplyForComplainant: async ({ params, body }, { acting }) =>
      movedReply(ctx, await supplyAnswer(ctx, acting, { ...params, ...body })),
    dismissComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await dismissComplaint(ctx, acting, { ...params, ...body })),
    joinComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await joinComplaint(ctx, acting, { ...params, ...body })),
    releaseComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await releaseComplaint(ctx, acting, { ...params, ...body })),
    prioritiseComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await prioritiseComplaint(ctx, acting, { ...params, ...body })),
    extendDeadline: async ({ params, body }, { acting }) =>
      movedReply(ctx, await extendDeadline(ctx, acting, { ...params, ...body })),
  });
