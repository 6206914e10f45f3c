import { agencyRoutes } from '@insaf/contract/agencies.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { closeAgency } from './actions/close-agency.ts';
import { createAgency } from './actions/create-agency.ts';
import { editAgency } from './actions/edit-agency.ts';
import { exportAgencies } from './actions/export-agencies.ts';
import { listAgencies } from './actions/list-agencies.ts';
import { moveAgency } from './actions/move-agency.ts';
import { readAgency, readAgencyHistory } from './actions/read-agency.ts';
import { renameAgency } from './actions/rename-agency.ts';
import { reopenAgency } from './actions/reopen-agency.ts';
import { tellEffects } from './actions/tell-effects.ts';

export const agencyHandlers = (ctx: Ctx) =>
  bind<typeof agencyRoutes, Acting>(agencyRoutes, {
    listAgencies: ({ query }) => listAgencies(ctx, query),
    readAgency: ({ params }, { acting }) => readAgency(ctx, acting, params.code),
    agencyHistory: async ({ params }, { acting }) => ({
      changes: await readAgencyHistory(ctx, acting, params.code),
    }),
    agencyEffects: ({ params, query }, { acting, language }) =>
      tellEffects(ctx, acting, { ...params, ...query }, language),
    editAgency: ({ params, body }, { acting }) => editAgency(ctx, acting, params.code, body),
    createAgency: ({ body }, { acting }) => createAgency(ctx, acting, body),
    renameAgency: ({ params, body }, { acting }) =>
      renameAgency(ctx, acting, { ...params, ...body }),
    moveAgency: ({ params, body }, { acting }) => moveAgency(ctx, acting, { ...params, ...body }),
    closeAgency: ({ params }, { acting }) => closeAgency(ctx, acting, params.code),
    reopenAgency: ({ params }, { acting }) => reopenAgency(ctx, acting, params.code),
    exportAgencies: async (_input, { reply }) => {
      reply.header('content-disposition', 'attachment; filename="agencies.csv"');
      return exportAgencies(ctx);
    },
  });
