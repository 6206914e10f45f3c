import { intakeRoutes } from '@insaf/contract/complaints.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { fileComplaint } from './actions/file-complaint.ts';

export const intakeHandlers = (ctx: Ctx) =>
  bind<typeof intakeRoutes, Acting>(intakeRoutes, {
    fileComplaint: async ({ headers, body }, { acting, request }) => {
      // Whose sign-in has ended would file as the public does, and never see the complaint again.
      const claimed = request.headers.authorization !== undefined;
      if (claimed && acting.kind === 'anyone') throw new Refusal('not_signed_in');
      return fileComplaint(ctx, acting, body, headers['idempotency-key']);
    },
  });
