import { obstacleRoutes } from '@insaf/contract/obstacles.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import { movedReply } from '../complaints/index.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { countObstacles } from './actions/count-obstacles.ts';
import { decideObstacle } from './actions/decide-obstacle.ts';
import { holdByObstacle } from './actions/hold-by-obstacle.ts';
import { listObstacles } from './actions/list-obstacles.ts';
import { obstructComplaint } from './actions/obstruct-complaint.ts';
import { passUpObstacle } from './actions/pass-up-obstacle.ts';
import type { putUnder } from './actions/put-under.ts';
import { readObstacle } from './actions/read-obstacle.ts';
import { removeObstacle } from './actions/remove-obstacle.ts';

export const obstacleHandlers = (ctx: Ctx) =>
  bind<typeof obstacleRoutes, Acting>(obstacleRoutes, {
    obstructComplaint: async ({ params, body }, { acting }) =>
      underReply(ctx, await obstructComplaint(ctx, acting, { ...params, ...body })),
    holdByObstacle: async ({ params, body }, { acting }) =>
      underReply(ctx, await holdByObstacle(ctx, acting, { ...params, ...body })),
    listObstacles: ({ query }, { acting }) => listObstacles(ctx, asStaff(acting), query),
    readObstacle: ({ params }, { acting }) => readObstacle(ctx, asStaff(acting), params.obstacle),
    decideObstacle: async ({ params, body }, { acting }) => {
      await decideObstacle(ctx, asStaff(acting), params.obstacle, body);
      return readObstacle(ctx, asStaff(acting), params.obstacle);
    },
    passUpObstacle: async ({ params, body }, { acting }) => {
      await passUpObstacle(ctx, asStaff(acting), params.obstacle, body.reason);
      return readObstacle(ctx, asStaff(acting), params.obstacle);
    },
    removeObstacle: async ({ params, body }, { acting }) => {
      await removeObstacle(ctx, asStaff(acting), params.obstacle, body);
      return readObstacle(ctx, asStaff(acting), params.obstacle);
    },
    countObstacles: async ({ query }, { acting }) => ({
      counts: await countObstacles(ctx, asStaff(acting), query),
    }),
  });

async function underReply(ctx: Ctx, { complaint, obstacle }: Awaited<ReturnType<typeof putUnder>>) {
  return { ...(await movedReply(ctx, complaint)), obstacle: obstacle.id };
}

function asStaff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_permitted');
  return acting;
}
