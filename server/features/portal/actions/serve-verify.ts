import type { FastifyInstance } from 'fastify';
import { openToAll } from '../../../platform/http/gate.ts';
import { readKey } from '../../ledger/index.ts';
import { type Portal, showPage } from './show-page.ts';

/**
 * `/verify`: where a proof is checked by the browser it is opened in. The server gives the page and the key
 * of its ledger, and learns nothing of the proof.
 */
export function mountVerify(scope: FastifyInstance, portal: Portal): void {
  scope.get('/verify', openToAll, async (request, reply) => {
    reply.header('cache-control', 'private, max-age=300').header('vary', 'cookie, accept-language');
    return showPage(portal, request, reply, 'verify', { key: await readKey(portal.ctx) });
  });
}
