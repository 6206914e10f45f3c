import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { readStopLink, stopByLink } from '../../digests/index.ts';
import { type Portal, showPage } from './show-page.ts';

/**
 * `/digest/:link`: staff stop their digests without signing in. Mail readers ask by POST when somebody uses
 * their button (RFC 8058); what scans mails follows links, so a GET shows a page with a button and changes
 * nothing. The same is answered to both, and without going elsewhere, which mail readers do not follow.
 */
export function mountDigest(scope: FastifyInstance, portal: Portal): void {
  scope.get('/digest/:link', openToAll, async (request, reply) => {
    const found = await readStopLink(portal.ctx, linkOf(request));
    return found === null ? reply.callNotFound() : show(portal, request, reply, found.stopped);
  });
  scope.post('/digest/:link', openToAll, async (request, reply) => {
    const isLink = await stopByLink(portal.ctx, linkOf(request));
    return isLink ? show(portal, request, reply, true) : reply.callNotFound();
  });
}

const linkOf = ({ params }: FastifyRequest) => (params as { link: string }).link;

function show(portal: Portal, request: FastifyRequest, reply: FastifyReply, stopped: boolean) {
  reply.header('x-robots-tag', 'noindex');
  return showPage(portal, request, reply, 'digest', {
    ...{ stopped, address: `/digest/${linkOf(request)}` },
  });
}
