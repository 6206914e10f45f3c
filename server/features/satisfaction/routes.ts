import { satisfactionRoutes } from '@insaf/contract/satisfaction.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { listSatisfactionCalls } from './actions/calls-of.ts';
import { claimCall, contactForCall, recordCall } from './actions/make-call.ts';
import { readWords } from './actions/read-words.ts';

export const satisfactionHandlers = (ctx: Ctx) =>
  bind<typeof satisfactionRoutes, Acting>(satisfactionRoutes, {
    listSatisfactionCalls: ({ query }, { acting }) => listSatisfactionCalls(ctx, acting, query),
    claimSatisfactionCall: ({ params }, { acting }) => claimCall(ctx, acting, params.number),
    reachForSatisfaction: ({ params }, { acting }) => contactForCall(ctx, acting, params.number),
    recordSatisfactionCall: ({ params, body }, { acting }) =>
      recordCall(ctx, acting, params.number, body),
    readSatisfactionWords: ({ query }, { acting }) => readWords(ctx, acting, query),
  });
