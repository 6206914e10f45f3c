import { replyRoutes } from '@insaf/contract/replies.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FileStorage } from '../../platform/files/storage.ts';
import { bind } from '../../platform/http/routes.ts';
import { movedReply } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { answerComplaint } from './actions/answer-complaint.ts';
import { checkEvidence } from './actions/check-evidence.ts';
import { returnReply } from './actions/return-reply.ts';
import { settleComplaint } from './actions/settle-complaint.ts';

export const replyHandlers = (ctx: Ctx, files: FileStorage) =>
  bind<typeof replyRoutes, Acting>(replyRoutes, {
    checkEvidence: async ({ params, body }, { acting }) => ({
      items: await checkEvidence(ctx, files, acting, params.number, body),
    }),
    answerComplaint: async ({ params, body }, { acting }) => {
      const { complaint, items } = await answerComplaint(ctx, files, acting, params.number, body);
      return { ...(await movedReply(ctx, complaint)), items };
    },
    returnReply: async ({ params, body }, { acting }) =>
      movedReply(ctx, await returnReply(ctx, acting, { ...params, ...body })),
    settleComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await settleComplaint(ctx, acting, { ...params, ...body })),
  });
