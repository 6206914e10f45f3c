import { initiativeRoutes } from '@insaf/contract/initiatives.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { createInitiative, editInitiative } from './actions/change-initiative.ts';
import { listInitiatives } from './actions/list-initiatives.ts';

export const initiativeHandlers = (ctx: Ctx) =>
  bind<typeof initiativeRoutes, Acting>(initiativeRoutes, {
    listInitiatives: (_input, { acting }) => listInitiatives(ctx, acting),
    createInitiative: ({ body }, { acting }) => createInitiative(ctx, acting, body),
    editInitiative: ({ params, body }, { acting }) =>
      editInitiative(ctx, acting, params.code, body),
  });
