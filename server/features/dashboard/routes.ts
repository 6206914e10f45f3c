import { dashboardRoutes } from '@insaf/contract/dashboard.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { readDashboard } from './actions/read-dashboard.ts';

export const dashboardHandlers = (ctx: Ctx) =>
  bind<typeof dashboardRoutes, Acting>(dashboardRoutes, {
    readDashboard: (_input, { acting }) => readDashboard(ctx, staff(acting)),
  });

function staff(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}
