import { accountRoutes } from '@insaf/contract/account.ts';
import { signInRoutes } from '@insaf/contract/sign-in.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Directory } from '../../platform/auth/directory.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import type { Means, WithCookies } from './actions/begin-session.ts';
import {
  confirmAuthenticator,
  removeAuthenticator,
  replaceRecoveryCodes,
  startAuthenticator,
} from './actions/change-authenticator.ts';
import {
  addPasskey,
  newPasskeyOptions,
  removePasskey,
  renamePasskey,
} from './actions/change-passkeys.ts';
import { changePassword } from './actions/change-password.ts';
import { passkeySignInOptions } from './actions/check-passkey.ts';
import { endOwnSession, signOut, signOutEverywhere } from './actions/end-own-sessions.ts';
import { canSendLinks, forgetPassword } from './actions/forget-password.ts';
import { proofsOf, proveMyself } from './actions/prove-myself.ts';
import { readAccount } from './actions/read-account.ts';
import { readCaller } from './actions/read-caller.ts';
import { showSecondFactor } from './actions/show-second-factor.ts';
import { leaveForDirectory, returnFromDirectory } from './actions/sign-in-through-directory.ts';
import { signInWithPasskey } from './actions/sign-in-with-passkey.ts';
import { signInWithPassword } from './actions/sign-in-with-password.ts';
import { choosePassword, readLink } from './actions/use-link.ts';

type Reply = { readonly reply: FastifyReply };

/** Sets the cookies and gives the reply. */
function withCookies<T>({ reply: http }: Reply, { reply, cookies }: WithCookies<T>): T {
  for (const cookie of cookies) http.header('set-cookie', cookie);
  return reply;
}

function person(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}

/**
 * What the browser is told to drop when somebody leaves. Not what pages keep: the desk removes its own
 * (web/desk/session/kept.ts), and what waits for a connection on the portal is its writer's.
 */
const clearCache = '"cache"';

type Parts = { readonly means: Means; readonly directory: Directory | null };

export const signInHandlers = (ctx: Ctx, { means, directory }: Parts) => {
  const from = (request: FastifyRequest) => readCaller(ctx, request);
  return bind<typeof signInRoutes, Acting>(signInRoutes, {
    signInWays: async () => ({
      directory: directory === null ? null : ctx.config.OIDC_NAME,
      forgotten: canSendLinks(ctx),
    }),
    signIn: async ({ body }, call) =>
      withCookies(call, await signInWithPassword(ctx, means, from(call.request), body)),
    showSecondFactor: async ({ body }, call) =>
      withCookies(call, await showSecondFactor(ctx, means, from(call.request), body.code)),
    passkeySignInOptions: () => passkeySignInOptions(ctx),
    signInWithPasskey: async ({ body }, call) =>
      withCookies(call, await signInWithPasskey(ctx, means, from(call.request), body.answer)),
    directorySignIn: async (_input, { request, reply }) => {
      const left = await leaveForDirectory(ctx, directory, from(request));
      for (const cookie of left.cookies) reply.header('set-cookie', cookie);
      reply.redirect(left.location, 302);
    },
    directoryReturn: async ({ query }, { request, reply }) => {
      const returned = await returnFromDirectory(ctx, means, directory, {
        caller: from(request),
        query,
      });
      for (const cookie of returned.cookies) reply.header('set-cookie', cookie);
      reply.redirect(returned.location, 302);
    },
    signOut: async (_input, { request, reply }) => {
      for (const cookie of await signOut(ctx, means, from(request))) {
        reply.header('set-cookie', cookie);
      }
      reply.header('clear-site-data', clearCache);
      return { signedOut: true };
    },
    forgetPassword: async ({ body }, { request }) => {
      await forgetPassword(ctx, from(request), body.email);
      return { accepted: true };
    },
    readLink: async ({ body }, { request }) => {
      const { name, email, purpose } = await readLink(ctx, from(request), body.link);
      return { name, email, purpose };
    },
    choosePassword: ({ body }, { request }) => choosePassword(ctx, from(request), body),
  });
};

export const accountHandlers = (ctx: Ctx, { means }: Pick<Parts, 'means'>) => {
  const from = (request: FastifyRequest) => readCaller(ctx, request);
  const account = (acting: Acting, request: FastifyRequest) =>
    readAccount(ctx, means, from(request), person(acting));
  return bind<typeof accountRoutes, Acting>(accountRoutes, {
    readAccount: (_input, { acting, request }) => account(acting, request),
    proofsOfMine: (_input, { acting }) => proofsOf(ctx, person(acting)),
    proveMyself: async ({ body }, call) =>
      withCookies(call, await proveMyself(ctx, means, from(call.request), body)),
    changePassword: async ({ body }, call) => {
      const given = { ...body, acting: person(call.acting) };
      return withCookies(call, await changePassword(ctx, means, from(call.request), given));
    },
    startAuthenticator: (_input, { acting }) => startAuthenticator(ctx, means, person(acting)),
    confirmAuthenticator: async ({ body }, call) => {
      const given = { ...body, acting: person(call.acting) };
      return withCookies(call, await confirmAuthenticator(ctx, means, from(call.request), given));
    },
    removeAuthenticator: async (_input, { acting, request }) => {
      await removeAuthenticator(ctx, means, from(request), person(acting));
      return account(acting, request);
    },
    makeRecoveryCodes: async (_input, { acting, request }) => ({
      recoveryCodes: await replaceRecoveryCodes(ctx, from(request), person(acting)),
    }),
    passkeyOptions: (_input, { acting }) => newPasskeyOptions(ctx, person(acting)),
    addPasskey: async ({ body }, call) => {
      const given = { ...body, acting: person(call.acting) };
      return withCookies(call, await addPasskey(ctx, means, from(call.request), given));
    },
    renamePasskey: async ({ params, body }, { acting, request }) => {
      await renamePasskey(ctx, person(acting), params.id, body.name);
      return account(acting, request);
    },
    removePasskey: async ({ params }, { acting, request }) => {
      const given = { id: params.id, acting: person(acting) };
      await removePasskey(ctx, means, from(request), given);
      return account(acting, request);
    },
    endSession: async ({ params }, { acting, request }) => {
      await endOwnSession(ctx, person(acting), params.id);
      return account(acting, request);
    },
    signOutEverywhere: async (_input, { acting, request, reply }) => {
      await signOutEverywhere(ctx, from(request), person(acting));
      reply.header('clear-site-data', clearCache);
      return { signedOut: true };
    },
  });
};
