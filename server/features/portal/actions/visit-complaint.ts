import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Say, words } from '../../../platform/words.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { ownComplaint } from '../../telephones/index.ts';
import { trackComplaint } from '../../tracking/index.ts';
import { keepOpened, readOpened } from './keep-opened.ts';
import { readTelephoneHolder } from './keep-telephone.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';

/** One request of a person about the complaint they opened. */
export type ComplaintVisit = {
  readonly portal: Portal;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly acting: Acting;
  readonly complaint: ComplaintRow;
  /** Whether they came by their telephone, and so have a list to go back to. */
  readonly byTelephone: boolean;
  /** `/track/501234567890` */
  readonly base: string;
  readonly language: Language;
  readonly say: Say;
};

/** The person's view, as it is at this moment. */
export const viewFor = ({ portal, acting, complaint }: ComplaintVisit): Promise<TrackingView> =>
  trackComplaint(portal.ctx, acting, complaint.number);

/**
 * Answers for a complaint that is open in this browser; otherwise asks for its code.
 *
 * What is answered is about one person and for them: nothing on the way may keep it.
 */
export const visitingComplaint =
  (portal: Portal, answer: (visit: ComplaintVisit) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    reply.header('cache-control', 'no-store');
    const { number: asked = '' } = request.params as { number?: string };
    const number = readComplaintNumber(asked);
    const opened = number === null ? null : await openedHere(portal, request, reply, number);
    if (number === null || opened === null) return askForCode(portal, request, reply);
    const acting = { kind: 'complainant', number } as const;
    const { language, digits } = choicesOf(request);
    const say = words(language, digits);
    const base = `/track/${number}`;
    return answer({ portal, request, reply, acting, ...opened, base, language, say });
  };

type OpenedHere = Pick<ComplaintVisit, 'complaint' | 'byTelephone'>;

/** The complaint, if this browser may show it: as one of a telephone's, or by number and code. */
async function openedHere(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
): Promise<OpenedHere | null> {
  const signedIn = await readTelephoneHolder(request, portal);
  const own = signedIn && (await ownComplaint(portal.ctx, signedIn.holder, number));
  if (own !== null) return { complaint: own, byTelephone: true };
  const opened = readOpened(request, portal);
  if (opened?.number !== number) return null;
  const complaint = await readComplaint(portal.ctx.db, { kind: 'complainant', number }, number);
  if (complaint?.code_generation !== opened.generation) return null;
  keepOpened(reply, portal, opened);
  return { complaint, byTelephone: signedIn !== null };
}

/** A form that was sent too late is asked for its code like any other; what it held is gone by then. */
function askForCode(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const { number = '' } = request.params as { number?: string };
  if (request.method !== 'GET') return reply.redirect(`/track/${encodeURIComponent(number)}`, 303);
  return showPage(portal, request, reply, 'track', {
    number: number.slice(0, 60),
    faults: [],
    left: false,
  });
}
