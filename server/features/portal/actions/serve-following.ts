import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { type DoneNow, doneNow } from '@insaf/contract/portal-following.ts';
import { type UploadForm, uploadForms } from '@insaf/contract/uploads.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { openToAll } from '../../../platform/http/gate.ts';
import { words } from '../../../platform/words.ts';
import { openComplaint, sendShownFile, trackLoaded } from '../../tracking/index.ts';
import { forgetOpened, keepOpened } from './keep-opened.ts';
import { forgetReceipt } from './keep-receipt.ts';
import { forgetTelephone } from './keep-telephone.ts';
import { valuesOf } from './receive-form.ts';
import { sayWord, showForm } from './say-word.ts';
import { mountOwnData } from './serve-own-data.ts';
import { mountTelephone } from './serve-telephone.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';
import { type ComplaintVisit, visitingComplaint } from './visit-complaint.ts';

/**
 * `/track`: a complaint is followed, and its person acts, without scripts. Number and code come by POST, so
 * that the code stands in no address, log or history; after that a cookie opens the one complaint.
 */
export function mountFollowing(scope: FastifyInstance, portal: Portal): void {
  const visiting = (answer: (visit: ComplaintVisit) => Promise<unknown>) =>
    visitingComplaint(portal, answer);

  scope.get('/track', openToAll, async (request, reply) => {
    const { left } = request.query as { left?: string };
    reply.header('cache-control', 'no-store');
    const asked = { number: '', faults: [], left: left !== undefined };
    return showPage(portal, request, reply, 'track', asked);
  });
  scope.post('/track', openToAll, (request, reply) => openByCode(portal, request, reply));
  scope.post('/track/leave', openToAll, async (request, reply) => {
    await forgetTelephone(request, reply, portal);
    forgetOpened(reply, portal);
    forgetReceipt(reply, portal);
    return reply.redirect('/track?left=yes', 303);
  });
  mountTelephone(scope, portal);
  mountOwnData(scope, portal);
  scope.get('/track/:number', openToAll, visiting(showComplaint));
  for (const verb of doneNow) {
    scope.get(
      `/track/:number/${verb}`,
      openToAll,
      visiting((visit) => showForm(visit, verb)),
    );
    scope.post(
      `/track/:number/${verb}`,
      openToAll,
      visiting((visit) => sayWord(visit, verb)),
    );
  }
  scope.get('/track/:number/files/:upload/:form', openToAll, visiting(showFile));
}

/** Number and code as they were typed; what does not open is shown again, but for the code. */
async function openByCode(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  reply.header('cache-control', 'no-store');
  const { number: typed = '', code = '' } = valuesOf(request.body);
  const { language, digits } = choicesOf(request);
  const say = words(language, digits);
  const askAgain = (status: number, field: string, message: string) =>
    showPage(portal, request, reply.status(status), 'track', {
      number: typed.slice(0, 60),
      faults: [{ field, message }],
      left: false,
    });
  const number = readComplaintNumber(typed);
  if (number === null) return askAgain(422, 'number', say('portal-track.wrong_number'));
  try {
    const { complaint } = await openComplaint(portal.ctx, { number, code }, request.ip);
    keepOpened(reply, portal, { number, generation: complaint.code_generation });
    return reply.redirect(`/track/${number}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'not_found') return askAgain(422, 'code', say('portal-track.wrong'));
    if (error.code !== 'too_many_attempts') throw error;
    const { seconds } = error.params as { seconds: number };
    reply.header('retry-after', String(seconds));
    return askAgain(429, 'code', say('errors.too_many_attempts', { seconds }));
  }
}

async function showComplaint(visit: ComplaintVisit) {
  const { portal, request, reply, base } = visit;
  const { done, changed } = request.query as { done?: string; changed?: string };
  const view = await trackLoaded(portal.ctx, visit);
  return showPage(portal, request, reply, 'tracked', {
    view,
    base,
    byTelephone: visit.byTelephone,
    done: lastDone(done, view.steps.at(-1)?.verb),
    changed: changed !== undefined,
  });
}

/** An address can be kept and opened later: what was done is told while it was the last thing done. */
function lastDone(done: string | undefined, lastVerb: string | undefined): DoneNow | null {
  return doneNow.find((verb) => verb === done && verb === lastVerb) ?? null;
}

async function showFile({ portal, request, reply, complaint }: ComplaintVisit) {
  const { upload, form } = request.params as { upload: string; form: string };
  const known = uploadForms.find((name): name is UploadForm => name === form);
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(upload);
  if (known === undefined || !isId) throw new Refusal('not_found');
  await sendShownFile(
    portal.ctx,
    portal.uploads,
    complaint,
    { upload, form: known },
    { request, reply },
  );
  return reply;
}
