import { presenceRoutes } from '@insaf/contract/presence.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { keepPresent } from './actions/keep-presence.ts';
import { leaveComplaint } from './actions/leave-complaint.ts';
import { readPresence } from './actions/read-presence.ts';

export const presenceHandlers = (ctx: Ctx) =>
  bind<typeof presenceRoutes, Acting>(presenceRoutes, {
    readPresence: ({ params }, { acting }) => readPresence(ctx, acting, params.number),
    keepPresence: ({ params, body }, { acting }) =>
      keepPresent(ctx, acting, params.number, body.doing),
    leavePresence: ({ params }, { acting }) => leaveComplaint(ctx, acting, params.number),
  });
