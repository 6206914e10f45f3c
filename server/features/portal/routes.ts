import multipart from '@fastify/multipart';
import { languages } from '@insaf/contract/text.ts';
import { largestUpload } from '@insaf/contract/uploads.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerTo } from '../../platform/http/error-reply.ts';
import { openToAll } from '../../platform/http/gate.ts';
import { keepCookie } from '../../platform/http/own-cookies.ts';
import { words } from '../../platform/words.ts';
import { initiativesOnPortal } from '../initiatives/index.ts';
import { askPatience, showTyped } from './actions/ask-patience.ts';
import { mountDigest } from './actions/serve-digest.ts';
import { mountFigures } from './actions/serve-figures.ts';
import { hasDraft, mountFiling } from './actions/serve-filing.ts';
import { mountFollowing } from './actions/serve-following.ts';
import { mountInformation } from './actions/serve-information.ts';
import { mountInitiatives } from './actions/serve-initiatives.ts';
import { serveManifest } from './actions/serve-manifest.ts';
import { mountReceipt } from './actions/serve-receipt.ts';
import { mountSatisfaction } from './actions/serve-satisfaction.ts';
import { mountVerify } from './actions/serve-verify.ts';
import { showOffline } from './actions/show-offline.ts';
import { choicesOf, noSuchPage, type Portal, showPage } from './actions/show-page.ts';
import { ownPath } from './rules/read-choices.ts';

const aYear = 365 * 24 * 60 * 60;

/**
 * The portal: HTML that works without scripts, forms that post to the same actions as the API. Anyone may
 * read every page; what belongs to a complaint is shown to who has its number and code.
 */
export function mountPortal(server: FastifyInstance, portal: Portal): void {
  server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      // Too much is said to be too much on the page where it was written, if it can be read at all.
      { parseAs: 'string', bodyLimit: 1_000_000 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: largestUpload + 1, files: 40, fields: 200, fieldSize: 100_000 },
    });
    // Where too much came from an address, what was typed waits on a page instead of being refused.
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, keepsTyped: true };
    });
    scope.addHook('preHandler', async (request, reply) => askPatience(portal, request, reply));
    scope.setErrorHandler((error: FastifyError, request, reply) =>
      showFault(portal, error, request, reply),
    );

    scope.get('/', openToAll, async (request, reply) =>
      showPage(portal, request, reply, 'home', {
        hasDraft: await hasDraft(portal, request),
        initiatives: await initiativesOnPortal(portal.ctx, choicesOf(request).language),
      }),
    );
    mountFiling(scope, portal);
    mountInitiatives(scope, portal, noSuchPage(portal));
    mountReceipt(scope, portal);
    mountFollowing(scope, portal);
    mountInformation(scope, portal);
    mountVerify(scope, portal);
    mountFigures(scope, portal);
    mountDigest(scope, portal);
    mountSatisfaction(scope, portal);
    scope.get('/offline', openToAll, async (request, reply) => showOffline(portal, request, reply));
    scope.get('/portal.webmanifest', openToAll, serveManifest);
    scope.get('/language', openToAll, async (request, reply) => {
      const { to, back } = request.query as { to?: string; back?: string };
      const language = languages.find((known) => known === to);
      if (language) keep(portal, reply, 'insaf-language', language);
      return reply.redirect(ownPath(back), 303);
    });
    scope.get('/digits', openToAll, async (request, reply) => {
      const { to, back } = request.query as { to?: string; back?: string };
      keep(portal, reply, 'insaf-digits', to === 'arab' ? 'arab' : 'latn');
      return reply.redirect(ownPath(back), 303);
    });
  });
}

function keep({ ctx }: Portal, reply: FastifyReply, name: string, value: string): void {
  keepCookie(reply, { publicUrl: ctx.config.PUBLIC_URL, name, value, maxAge: aYear });
}

/** What went wrong, as a page: a refusal in its words, anything else with the request's number. */
function showFault(
  portal: Portal,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { language } = choicesOf(request);
  const { error: fault } = answerTo(error, request, reply, language);
  const isBug = fault.code === 'internal';
  const say = words(language);
  // Where it turned out in the middle that the database is away.
  if (request.method === 'POST' && fault.code === 'busy') {
    return showTyped(portal, request, reply, fault.message);
  }
  if (request.method === 'GET' && (fault.code === 'too_many_requests' || fault.code === 'busy')) {
    const title = say('portal.patience.title');
    const again = ownPath(request.url);
    return showPage(portal, request, reply, 'message', {
      ...{ title, text: fault.message, request: null, again },
    });
  }
  return showPage(portal, request, reply, 'message', {
    title: say(isBug ? 'portal.message.fault.title' : 'portal.message.refused.title'),
    text: isBug ? say('portal.message.fault.text') : fault.message,
    request: isBug ? fault.request : null,
  });
}
