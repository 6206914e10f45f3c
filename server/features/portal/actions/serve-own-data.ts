import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../../platform/errors.ts';
import { openToAll } from '../../../platform/http/gate.ts';
import { askErasure, erasureOf } from '../../erasure/index.ts';
import { sendOwnData } from '../../own-data/index.ts';
import { type Portal, showPage } from './show-page.ts';
import { type ComplaintVisit, visitingComplaint } from './visit-complaint.ts';

/** `/track/:number/data`: what is kept of the person, for them to take as one file or to have erased. */
export function mountOwnData(scope: FastifyInstance, portal: Portal): void {
  scope.get('/track/:number/data', openToAll, visitingComplaint(portal, showOwnData));
  // By a form: taking a copy stands in the ledger, and no link does that by being followed.
  scope.post('/track/:number/data', openToAll, visitingComplaint(portal, sendCopy));
  scope.post('/track/:number/erasure', openToAll, visitingComplaint(portal, askForErasure));
}

async function showOwnData({ portal, request, reply, acting, complaint, base }: ComplaintVisit) {
  const { asked, changed } = request.query as { asked?: string; changed?: string };
  const erasure = await erasureOf(portal.ctx, acting, complaint);
  return showPage(portal, request, reply, 'own-data', {
    ...{ number: complaint.number, base, erasure },
    asked: asked !== undefined && erasure.state === 'waiting',
    changed: changed !== undefined,
  });
}

const sendCopy = ({ portal, reply, acting, complaint, language }: ComplaintVisit) =>
  sendOwnData(portal.ctx, portal.uploads, { acting, complaint, language }, reply);

async function askForErasure({ portal, reply, acting, complaint, base }: ComplaintVisit) {
  try {
    await askErasure(portal.ctx, acting, complaint.number);
  } catch (error) {
    if (!(error instanceof Refusal) || !overtaken.includes(error.code)) throw error;
    return reply.redirect(`${base}/data?changed=yes`, 303);
  }
  return reply.redirect(`${base}/data?asked=yes`, 303);
}

const overtaken: readonly string[] = [
  'erasure_too_early',
  'erasure_before_appeal',
  'erasure_asked',
  'erasure_done',
];
