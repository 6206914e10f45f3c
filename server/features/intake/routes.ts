import { intakeRoutes } from '@insaf/contract/complaints.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { fileComplaint } from './actions/file-complaint.ts';

export const intakeHandlers = (ctx: Ctx) =>
  bind<typeof intakeRoutes, Acting>(intakeRoutes, {
    fileComplaint: ({ headers, body }, { acting }) =>
      fileComplaint(ctx, acting, body, headers['idempotency-key']),
  });
