import { maskEmail } from '@insaf/contract/identity.ts';
import type { Fault } from '@insaf/contract/portal.ts';
import { maskTelephone } from '@insaf/contract/telephone.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { encode } from 'uqr';
import { Refusal } from '../../../platform/errors.ts';
import { openToAll } from '../../../platform/http/gate.ts';
import { words } from '../../../platform/words.ts';
import { readComplaint } from '../../complaints/index.ts';
import {
  codeOf,
  filedAddresses,
  queueReceiptMessage,
  readReceiptAddress,
  receiptLink,
  receiptPaper,
} from '../../tracking/index.ts';
import { pathOfSquares } from '../rules/path-of-squares.ts';
import { readReceipt } from './keep-receipt.ts';
import { sendProof, showProof } from './prove-complaint.ts';
import { valuesOf } from './receive-form.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';
import { type ComplaintVisit, viewFor, visitingComplaint } from './visit-complaint.ts';

/**
 * `/receipt`, for a day on the device that filed, and `/track/:number/receipt`, for who opened the complaint:
 * number and code, to be kept by writing down, by a picture, on paper, or by a message to oneself.
 */
export function mountReceipt(scope: FastifyInstance, portal: Portal): void {
  type Answer = (visit: ReceiptVisit) => Promise<unknown>;
  const filed = (answer: Answer) => (request: FastifyRequest, reply: FastifyReply) =>
    visitReceipt(portal, request, reply, answer);
  const opened = (answer: Answer) =>
    visitingComplaint(portal, (visit) => answer({ ...visit, at: `${visit.base}/receipt` }));
  for (const { path, visiting } of [
    { path: '/receipt', visiting: filed },
    { path: '/track/:number/receipt', visiting: opened },
  ]) {
    scope.get(
      path,
      openToAll,
      visiting((visit) => showReceipt(visit)),
    );
    scope.get(`${path}.pdf`, openToAll, visiting(sendPaper));
    scope.get(
      `${path}.json`,
      openToAll,
      visiting((visit) => sendProof(visit, visit.at)),
    );
    scope.post(`${path}/send`, openToAll, visiting(sendToOneself));
    // Where one is after a fault: a reload, or another language, asks again.
    scope.get(
      `${path}/send`,
      openToAll,
      visiting(async ({ reply, at }) => reply.redirect(at, 303)),
    );
  }
}

/** `at` is where the receipt's page is. */
type ReceiptVisit = ComplaintVisit & { readonly at: string };

/** Answers for the complaint that was filed here last; where there is none, says how to find one's own. */
async function visitReceipt(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (visit: ReceiptVisit) => Promise<unknown>,
) {
  reply.header('cache-control', 'no-store');
  const { language, digits } = choicesOf(request);
  const say = words(language, digits);
  const kept = readReceipt(request, portal);
  const acting = { kind: 'complainant', number: kept?.number ?? '0' } as const;
  const complaint = kept && (await readComplaint(portal.ctx.db, acting, kept.number));
  if (!complaint || codeOf(portal.ctx, complaint) !== kept.code) {
    return showPage(portal, request, reply.status(404), 'message', {
      title: say('portal-receipt.none.title'),
      text: say('portal-receipt.none.text'),
      request: null,
    });
  }
  const base = `/track/${complaint.number}`;
  return answer({
    ...{ portal, request, reply, acting, complaint, base, language, say, byTelephone: false },
    at: '/receipt',
  });
}

type Tried = { readonly way: string; readonly to: string; readonly faults: readonly Fault[] };

async function showReceipt(visit: ReceiptVisit, tried?: Tried) {
  const { portal, request, reply, complaint, at, base } = visit;
  const { ctx } = portal;
  const code = codeOf(ctx, complaint);
  const link = receiptLink(ctx.config.PUBLIC_URL, { number: complaint.number, code });
  const { data } = encode(link, { ecc: 'M', border: 2 });
  const [view, filed, proof] = await Promise.all([
    viewFor(visit),
    filedAddresses(ctx, complaint),
    showProof(visit),
  ]);
  const { sent } = request.query as { sent?: string };
  return showPage(portal, request, reply, 'receipt', {
    base: at,
    from: at === '/receipt' ? null : base,
    number: complaint.number,
    code,
    link: `${ctx.config.PUBLIC_URL}${base}`,
    picture: { path: pathOfSquares(data), size: data.length },
    view,
    proof,
    filed: {
      phone: filed.sms && maskTelephone(filed.sms.to),
      email: filed.email && maskEmail(filed.email.to),
    },
    entered: { way: tried?.way ?? '', to: tried?.to ?? '' },
    faults: tried?.faults ?? [],
    sent: sent !== undefined,
  });
}

async function sendPaper({ portal, request, reply, complaint }: ReceiptVisit) {
  const { language, digits } = choicesOf(request);
  const wish = { size: 'a5', language, digits, withCode: true } as const;
  const paper = await receiptPaper(portal.ctx, complaint, wish);
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="insaf-${complaint.number}.pdf"`)
    .send(paper);
}

/** By POST and then a page, so that a reload does not send it again. */
async function sendToOneself(visit: ReceiptVisit) {
  const { portal, request, reply, complaint, at, language, say } = visit;
  const { way = '', to = '' } = valuesOf(request.body);
  const again = (field: string, message: string, status = 422) => {
    reply.status(status);
    return showReceipt(visit, { way, to: to.slice(0, 300), faults: [{ field, message }] });
  };
  const filed = await filedAddresses(portal.ctx, complaint);
  if (!['sms', 'email', 'other'].includes(way)) {
    return again('way', say('portal-receipt.send.choose'));
  }
  const address = way === 'other' ? readReceiptAddress(to) : filed[way as 'sms' | 'email'];
  if (address === null) return again('to', say('portal-receipt.send.wrong'));
  try {
    await queueReceiptMessage(portal.ctx, complaint, address, language);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'too_many_attempts') throw error;
    const { seconds } = error.params as { seconds: number };
    return again('way', sayTooMany(visit, seconds), 429);
  }
  return reply.redirect(`${at}?sent=yes`, 303);
}

function sayTooMany({ portal, request, say }: ReceiptVisit, seconds: number): string {
  const { ctx } = portal;
  if (seconds > 60 * 60) return say('portal-receipt.send.too_many_today');
  const { language, digits } = choicesOf(request);
  const locale = `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}`;
  const time = new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    timeZone: ctx.config.TIME_ZONE,
  }).format(new Date(ctx.clock().getTime() + seconds * 1000));
  return say('portal-receipt.send.too_many_now', { time });
}
