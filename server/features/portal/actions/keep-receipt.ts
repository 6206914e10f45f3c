import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forgetSealed, keepSealed, readSealed, type SealedCookie } from './keep-sealed.ts';
import type { Portal } from './show-page.ts';

/** What opens the view of a complaint that was filed on this device. */
export type Receipt = { readonly number: string; readonly code: string };

const shape = z.object({ number: z.string(), code: z.string() });
const cookie: SealedCookie<typeof shape> = {
  ...{ name: 'insaf-receipt', lastsMs: 24 * 60 * 60 * 1000, shape },
};

/**
 * Lets this browser, and nobody who reads what it keeps, show the receipt again for a day: number and code
 * are in a cookie that only this server can open.
 */
export function keepReceipt(reply: FastifyReply, portal: Portal, receipt: Receipt): void {
  keepSealed(reply, portal, cookie, receipt);
}

/** Lets this browser show it no more. */
export function forgetReceipt(reply: FastifyReply, portal: Portal): void {
  forgetSealed(reply, portal, cookie);
}

/** The receipt of what was last filed here; null after a day, or for a cookie that is not ours. */
export function readReceipt(request: FastifyRequest, portal: Portal): Receipt | null {
  return readSealed(request, portal, cookie);
}
