import { liveEventId, liveRoutes } from '@insaf/contract/live.ts';
import type { SignIn } from '../../platform/auth/sign-in.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { sessionOf } from '../staff/index.ts';
import type { Live } from './actions/open-live.ts';

export const liveHandlers = (live: Live, auth: SignIn) =>
  bind<typeof liveRoutes, Acting>(liveRoutes, {
    live: async ({ query }, { acting, request, reply }) => {
      const session = await sessionOf(auth, request.headers);
      if (acting.kind !== 'staff' || session === null) throw new Refusal('not_signed_in');
      const said = request.headers['last-event-id'];
      // A browser that comes back by itself says this one, which is newer than what the address says.
      const since = typeof said === 'string' && liveEventId.test(said) ? said : query.since;
      await live.ready();
      reply.hijack();
      reply.raw.setHeader('x-request-id', request.id);
      live.open(reply.raw, { acting, session }, since);
    },
  });
