import { overdueRoutes } from '@insaf/contract/overdue.ts';
import { queueRoutes } from '@insaf/contract/queue.ts';
import { weekRoutes } from '@insaf/contract/week.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { actOnMany } from './actions/act-on-many.ts';
import { countViews } from './actions/count-views.ts';
import { changeView, readSavedViews, removeView, saveView } from './actions/keep-views.ts';
import { listOverdue } from './actions/list-overdue.ts';
import { listQueue } from './actions/list-queue.ts';
import { readOverdue } from './actions/read-overdue.ts';
import { readWeek } from './actions/read-week.ts';

export const weekHandlers = (ctx: Ctx) =>
  bind<typeof weekRoutes, Acting>(weekRoutes, {
    readWeek: ({ query }, { acting }) => readWeek(ctx, acting, query),
  });

export const overdueHandlers = (ctx: Ctx) =>
  bind<typeof overdueRoutes, Acting>(overdueRoutes, {
    readOverdue: ({ query }, { acting }) => readOverdue(ctx, acting, query.agency),
    listOverdue: ({ query }, { acting }) => listOverdue(ctx, acting, query),
  });

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
