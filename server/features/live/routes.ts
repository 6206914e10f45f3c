import { liveEventId, liveRoutes } from '@insaf/contract/live.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { readSession } from '../sign-in/index.ts';
import type { Live } from './actions/open-live.ts';

export const liveHandlers = (ctx: Ctx, live: Live) =>
  bind<typeof liveRoutes, Acting>(liveRoutes, {
    live: async ({ query }, { acting, request, reply }) => {
      const headers = new Headers();
      for (const name of ['cookie', 'authorization'] as const) {
        const value = request.headers[name];
        if (value !== undefined) headers.set(name, value);
      }
      const session = (await readSession(ctx, headers, false))?.id ?? null;
      if (acting.kind !== 'staff' || session === null) throw new Refusal('not_signed_in');
      const said = request.headers['last-event-id'];
      // A browser that comes back by itself says this one, which is newer than what the address says.
      const since = typeof said === 'string' && liveEventId.test(said) ? said : query.since;
      const reader = await live.admit({ acting, session });
      reply.hijack();
      reply.raw.setHeader('x-request-id', request.id);
      live.open(reply.raw, reader, since);
    },
  });
