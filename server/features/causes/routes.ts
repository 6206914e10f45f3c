import { causeRoutes } from '@insaf/contract/causes.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import type { FileStorage } from '../../platform/files/storage.ts';
import { bind } from '../../platform/http/routes.ts';
import { movedReply } from '../complaints/index.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { answerCause } from './actions/answer-cause.ts';
import { changeCause } from './actions/change-cause.ts';
import { endCause } from './actions/end-cause.ts';
import type { gatherAll } from './actions/gather-all.ts';
import { gatherComplaint } from './actions/gather-complaint.ts';
import { keepForCause } from './actions/keep-for-cause.ts';
import { listCauses } from './actions/list-causes.ts';
import { openCause } from './actions/open-cause.ts';
import { readCause } from './actions/read-cause.ts';
import { ungatherComplaint } from './actions/ungather-complaint.ts';

export const causeHandlers = (ctx: Ctx, files: FileStorage) =>
  bind<typeof causeRoutes, Acting>(causeRoutes, {
    openCause: async ({ params, body }, { acting }) =>
      gatheredReply(ctx, await openCause(ctx, acting, { ...params, ...body })),
    gatherComplaint: async ({ params, body }, { acting }) =>
      gatheredReply(ctx, await gatherComplaint(ctx, acting, { ...params, ...body })),
    ungatherComplaint: async ({ params, body }, { acting }) =>
      movedReply(ctx, await ungatherComplaint(ctx, acting, { ...params, ...body })),
    keepForCause: async ({ params, body }, { acting }) => ({
      items: await keepForCause(ctx, files, asStaff(acting), params.number, body),
    }),
    listCauses: ({ query }, { acting }) => listCauses(ctx, asStaff(acting), query),
    readCause: ({ params }, { acting }) => readCause(ctx, asStaff(acting), params.cause),
    changeCause: async ({ params, body }, { acting }) => {
      await changeCause(ctx, asStaff(acting), params.cause, body);
      return readCause(ctx, asStaff(acting), params.cause);
    },
    endCause: async ({ params, body }, { acting }) => {
      await endCause(ctx, asStaff(acting), params.cause, body);
      return readCause(ctx, asStaff(acting), params.cause);
    },
    answerCause: ({ params, body }, { acting, language }) =>
      answerCause(ctx, files, asStaff(acting), { id: params.cause, reply: body, language }),
  });

async function gatheredReply(
  ctx: Ctx,
  { complaint, cause }: Awaited<ReturnType<typeof gatherAll>>,
) {
  return { ...(await movedReply(ctx, complaint)), cause: cause.id };
}

function asStaff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_permitted');
  return acting;
}
