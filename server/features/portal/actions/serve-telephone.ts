import { maskTelephone } from '@insaf/contract/telephone.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { openToAll } from '../../../platform/http/gate.ts';
import { words } from '../../../platform/words.ts';
import { beginSession, listOwnComplaints, requestCode } from '../../telephones/index.ts';
import { keepAsked, keepTelephone, readAsked, readTelephoneHolder } from './keep-telephone.ts';
import { valuesOf } from './receive-form.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';

const onOnePage = 20;

/**
 * `/track/telephone`: who lost number and code comes by a code sent to their telephone, and sees what was
 * filed from it at `/track/mine`. Every page says the same whether or not anything was.
 */
export function mountTelephone(scope: FastifyInstance, portal: Portal): void {
  const at =
    (answer: (visit: Visit) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      return answer({ portal, request, reply });
    };
  scope.get('/track/telephone', openToAll, at(askForTelephone));
  scope.post('/track/telephone', openToAll, at(takeTelephone));
  scope.get('/track/telephone/code', openToAll, at(askForTelephoneCode));
  scope.post('/track/telephone/code', openToAll, at(takeTelephoneCode));
  scope.post('/track/telephone/again', openToAll, at(sendAgain));
  scope.get('/track/mine', openToAll, at(showMine));
}

type Visit = {
  readonly portal: Portal;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

const sayFor = (request: FastifyRequest) => {
  const { language, digits } = choicesOf(request);
  return words(language, digits);
};

async function askForTelephone({ portal, request, reply }: Visit) {
  if ((await readTelephoneHolder(request, portal)) !== null) {
    return reply.redirect('/track/mine', 303);
  }
  return showPage(portal, request, reply, 'telephone', { phone: '', faults: [] });
}

async function takeTelephone({ portal, request, reply }: Visit) {
  const { phone = '' } = valuesOf(request.body);
  const { language } = choicesOf(request);
  try {
    const asked = await requestCode(portal.ctx, { phone, language }, request.ip);
    keepAsked(reply, portal, asked);
    return reply.redirect('/track/telephone/code', 303);
  } catch (error) {
    const { status, message } = faultOf(error, portal, request, reply);
    const faults = [{ field: 'phone', message }];
    return showPage(portal, request, reply.status(status), 'telephone', {
      phone: phone.slice(0, 60),
      faults,
    });
  }
}

async function askForTelephoneCode({ portal, request, reply }: Visit) {
  const asked = readAsked(request, portal);
  if (asked === null) return reply.redirect('/track/telephone', 303);
  const { again } = request.query as { again?: string };
  return showPage(portal, request, reply, 'telephone-code', {
    phone: maskTelephone(asked.phone),
    again: again !== undefined,
    faults: [],
  });
}

async function takeTelephoneCode({ portal, request, reply }: Visit) {
  const asked = readAsked(request, portal);
  if (asked === null) return reply.redirect('/track/telephone', 303);
  const { code = '' } = valuesOf(request.body);
  const shown = maskTelephone(asked.phone);
  try {
    const { session } = await beginSession(
      portal.ctx,
      { request: asked.request, code },
      request.ip,
    );
    keepTelephone(reply, portal, { session, shown });
    return reply.redirect('/track/mine', 303);
  } catch (error) {
    return codeFault({ portal, request, reply, error, field: 'code', shown });
  }
}

async function sendAgain({ portal, request, reply }: Visit) {
  const asked = readAsked(request, portal);
  if (asked === null) return reply.redirect('/track/telephone', 303);
  const { language } = choicesOf(request);
  try {
    keepAsked(
      reply,
      portal,
      await requestCode(portal.ctx, { phone: asked.phone, language }, request.ip),
    );
    return reply.redirect('/track/telephone/code?again=yes', 303);
  } catch (error) {
    const shown = maskTelephone(asked.phone);
    return codeFault({ portal, request, reply, error, field: 'again', shown });
  }
}

function codeFault(given: {
  portal: Portal;
  request: FastifyRequest;
  reply: FastifyReply;
  error: unknown;
  field: string;
  shown: string;
}) {
  const { portal, request, reply, error, field, shown } = given;
  const { status, message } = faultOf(error, portal, request, reply);
  return showPage(portal, request, reply.status(status), 'telephone-code', {
    phone: shown,
    again: false,
    faults: [{ field, message }],
  });
}

/** A refusal as the page says it; anything else is thrown on. */
function faultOf(error: unknown, portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  if (!(error instanceof Refusal)) throw error;
  const say = sayFor(request);
  if (error.code === 'wrong_phone') return { status: 422, message: say('portal-telephone.wrong') };
  if (error.code === 'wrong_telephone_code') {
    return { status: 422, message: say('errors.wrong_telephone_code') };
  }
  if (error.code === 'busy') return { status: 503, message: say('portal-telephone.none_left') };
  if (error.code !== 'too_many_attempts') throw error;
  const { seconds } = error.params as { seconds: number };
  reply.header('retry-after', String(seconds));
  return { status: 429, message: waitWords(seconds, portal, request) };
}

function waitWords(seconds: number, { ctx }: Portal, request: FastifyRequest): string {
  const say = sayFor(request);
  if (seconds > 60 * 60) return say('portal-telephone.too_many_today');
  const { language, digits } = choicesOf(request);
  const time = new Intl.DateTimeFormat(
    `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}`,
    // The minute after, so that who comes at that time does not come too early.
    { timeStyle: 'short', timeZone: ctx.config.TIME_ZONE },
  ).format(new Date(ctx.clock().getTime() + (seconds + 59) * 1000));
  return say('portal-telephone.too_many_now', { time });
}

async function showMine({ portal, request, reply }: Visit) {
  const signedIn = await readTelephoneHolder(request, portal);
  if (signedIn === null) return reply.redirect('/track/telephone', 303);
  const { after } = request.query as { after?: string };
  const page = await listOwnComplaints(portal.ctx, signedIn.holder, {
    limit: onOnePage,
    ...(typeof after === 'string' ? { after } : {}),
  });
  const { TELEPHONE_FILED_MONTHS, TELEPHONE_ENDED_MONTHS } = portal.ctx.config;
  return showPage(portal, request, reply, 'mine', {
    ...page,
    phone: signedIn.shown,
    isFirst: after === undefined,
    filedMonths: TELEPHONE_FILED_MONTHS,
    endedMonths: TELEPHONE_ENDED_MONTHS,
  });
}
