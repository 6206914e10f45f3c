import { queueRoutes } from '@insaf/contract/queue.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { actOnMany } from './actions/act-on-many.ts';
import { countViews } from './actions/count-views.ts';
import { changeView, readSavedViews, removeView, saveView } from './actions/keep-views.ts';
import { listQueue } from './actions/list-queue.ts';

export const queueHandlers = (ctx: Ctx) =>
  bind<typeof queueRoutes, Acting>(queueRoutes, {
    listComplaints: ({ query }, { acting }) => listQueue(ctx, acting, query),
    readQueue: (_input, { acting }) => countViews(ctx, acting),
    actOnMany: ({ body }, { acting, language }) => actOnMany(ctx, acting, body, language),
    listSavedViews: (_input, { acting }) => readSavedViews(ctx, acting),
    saveView: ({ body }, { acting }) => saveView(ctx, acting, body),
    changeView: ({ params, body }, { acting }) => changeView(ctx, acting, params.view, body),
    removeView: ({ params }, { acting }) => removeView(ctx, acting, params.view),
  });
