import { signInWays } from '@insaf/contract/sign-in.ts';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/**
 * Begins a session for somebody whom the server itself has made out: by a passkey, or because they showed
 * a second factor, after which the session they showed it in is replaced. Never reached over HTTP.
 */
const beginSession = createAuthEndpoint.serverOnly(
  {
    method: 'POST',
    body: z.object({
      staffId: z.string(),
      way: z.enum(signInWays),
      secondFactor: z.boolean(),
    }),
  },
  async (ctx) => {
    const user = await ctx.context.internalAdapter.findUserById(ctx.body.staffId);
    if (user === null) throw new APIError('UNAUTHORIZED');
    const session = await ctx.context.internalAdapter.createSession(user.id, false);
    if (!session) throw new APIError('UNAUTHORIZED');
    await setSessionCookie(ctx, { session, user });
    return ctx.json({ token: session.token, id: session.id });
  },
);

export const sessionsOfOurs = { id: 'sessions-of-ours', endpoints: { beginSession } } as const;
