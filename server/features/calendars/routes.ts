import { calendarRoutes } from '@insaf/contract/calendars.ts';
import { ladderRoutes } from '@insaf/contract/ladders.ts';
import { targetRoutes } from '@insaf/contract/targets.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { declareDays, foreseeDays } from './actions/declare-days.ts';
import { editCalendar } from './actions/edit-calendar.ts';
import { setLadder, withdrawLadder } from './actions/set-ladder.ts';
import { setTarget, withdrawTarget } from './actions/set-target.ts';
import { viewCalendar } from './actions/view-calendar.ts';
import { viewLadders } from './actions/view-ladders.ts';
import { viewTargets } from './actions/view-targets.ts';
import { withdrawDays } from './actions/withdraw-days.ts';

export const calendarHandlers = (ctx: Ctx) => [
  ...bind<typeof calendarRoutes, Acting>(calendarRoutes, {
    readCalendar: ({ params, query }, { acting }) =>
      viewCalendar(ctx, acting, params.code, query.year),
    editCalendar: ({ params, body }, { acting }) => editCalendar(ctx, acting, params.code, body),
    foreseeDays: ({ params, body }, { acting }) => foreseeDays(ctx, acting, params.code, body),
    declareDays: ({ params, body }, { acting }) => declareDays(ctx, acting, params.code, body),
    withdrawDays: ({ params }, { acting }) => withdrawDays(ctx, acting, params.code, params.days),
  }),
  ...bind<typeof targetRoutes, Acting>(targetRoutes, {
    readTargets: ({ params }, { acting }) => viewTargets(ctx, acting, params.code),
    setTarget: ({ params, body }, { acting }) => setTarget(ctx, acting, params.code, body),
    withdrawTarget: ({ params }, { acting }) =>
      withdrawTarget(ctx, acting, params.code, params.target),
  }),
  ...bind<typeof ladderRoutes, Acting>(ladderRoutes, {
    readLadders: ({ params }, { acting }) => viewLadders(ctx, acting, params.code),
    setLadder: ({ params, body }, { acting }) => setLadder(ctx, acting, params.code, body),
    withdrawLadder: ({ params }, { acting }) =>
      withdrawLadder(ctx, acting, params.code, params.ladder),
  }),
];
