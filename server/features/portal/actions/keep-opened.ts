import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forgetSealed, keepSealed, readSealed, type SealedCookie } from './keep-sealed.ts';
import type { Portal } from './show-page.ts';

/*
 * Which complaint a person opened with number and code. A cookie that only this server can open says so
 * for an hour after its last use, so that reload, back and the pages of actions need no code again. It
 * opens that one complaint, and not after its code was replaced.
 */

/** An opened complaint; `generation` is that of the code it was opened with. */
export type OpenedComplaint = { readonly number: string; readonly generation: number };

const shape = z.object({ number: z.string(), generation: z.number() });
const cookie: SealedCookie<typeof shape> = {
  ...{ name: 'insaf-track', lastsMs: 60 * 60 * 1000, shape },
};

/** Keeps a complaint open for another hour. */
export function keepOpened(reply: FastifyReply, portal: Portal, opened: OpenedComplaint): void {
  keepSealed(reply, portal, cookie, opened);
}

/** What is open in this browser; null after an hour, or for a cookie that is not ours. */
export function readOpened(request: FastifyRequest, portal: Portal): OpenedComplaint | null {
  return readSealed(request, portal, cookie);
}

/** Closes it, and has the browser forget the pictures it showed. */
export function forgetOpened(reply: FastifyReply, portal: Portal): void {
  forgetSealed(reply, portal, cookie);
  reply.header('clear-site-data', '"cache"');
}
