import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { toldInitiative } from '../../initiatives/index.ts';
import { changeDraft } from './keep-draft.ts';
import { choicesOf, type Portal, showPage } from './show-page.ts';
import { visitDraft } from './visit-draft.ts';

type NoSuchPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const codeIn = (request: FastifyRequest) => (request.params as { code: string }).code;

/**
 * `/initiatives/CODE`: what an initiative is, who supervises it and until when; from it a complaint is filed
 * within it. One that is over keeps its page, which says so.
 */
export function mountInitiatives(
  scope: FastifyInstance,
  portal: Portal,
  noSuchPage: NoSuchPage,
): void {
  scope.get('/initiatives/:code', openToAll, async (request, reply) => {
    const { language } = choicesOf(request);
    const told = await toldInitiative(portal.ctx, codeIn(request), language);
    if (told === null) return noSuchPage(request, reply);
    return showPage(portal, request, reply, 'initiative', told);
  });
  scope.post('/initiatives/:code', openToAll, async (request, reply) => {
    const { language } = choicesOf(request);
    const told = await toldInitiative(portal.ctx, codeIn(request), language);
    if (told === null) return noSuchPage(request, reply);
    if (told.state !== 'open' || !told.byPortal) {
      return reply.redirect(`/initiatives/${told.code}`, 303);
    }
    const visit = await visitDraft(portal, request, reply);
    await changeDraft(portal.ctx, visit.id, (draft) => ({ ...draft, initiative: told.code }));
    return reply.redirect('/file', 303);
  });
  scope.post('/file/initiative', openToAll, async (request, reply) => {
    const visit = await visitDraft(portal, request, reply);
    await changeDraft(portal.ctx, visit.id, (draft) => ({ ...draft, initiative: null }));
    return reply.redirect('/file/check', 303);
  });
}
