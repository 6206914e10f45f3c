import { telephoneRoutes } from '@insaf/contract/telephones.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { codeOf } from '../tracking/index.ts';
import { beginSession } from './actions/begin-session.ts';
import { listOwnComplaints, ownComplaint } from './actions/list-own-complaints.ts';
import { requestCode } from './actions/request-code.ts';
import { endTelephoneSession, telephoneHolder } from './actions/telephone-session.ts';

export const telephoneHandlers = (ctx: Ctx) => {
  const holderOf = async (session: string) => {
    const holder = await telephoneHolder(ctx, session);
    if (holder === null) throw new Refusal('not_signed_in', { field: 'session' });
    return holder;
  };
  return bind<typeof telephoneRoutes, Acting>(telephoneRoutes, {
    sendTelephoneCode: async ({ body }, call) => {
      const { request, expiresAt } = await requestCode(ctx, body, call.request.ip);
      return { request, expiresAt: expiresAt.toISOString() };
    },
    signInByTelephone: async ({ body }, { request }) => {
      const { session, expiresAt } = await beginSession(ctx, body, request.ip);
      return { session, expiresAt: expiresAt.toISOString() };
    },
    listOwnComplaints: async ({ body: { session, ...page } }) =>
      listOwnComplaints(ctx, await holderOf(session), page),
    openOwnComplaint: async ({ body: { session, number } }) => {
      const complaint = await ownComplaint(ctx, await holderOf(session), number);
      if (complaint === null) throw new Refusal('not_found', { field: 'number' });
      return { number, code: codeOf(ctx, complaint) };
    },
    signOutTelephone: async ({ body: { session } }) => {
      await endTelephoneSession(ctx, session);
      return { signedOut: true };
    },
  });
};
