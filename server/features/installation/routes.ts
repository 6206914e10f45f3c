import { installationRoutes } from '@insaf/contract/installation.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { editSettings, readSettings } from './actions/edit-settings.ts';

export const installationHandlers = (ctx: Ctx) =>
  bind<typeof installationRoutes, Acting>(installationRoutes, {
    readSettings: (_input, { acting }) => readSettings(ctx, acting),
    editSettings: ({ body }, { acting }) => editSettings(ctx, acting, body),
  });
