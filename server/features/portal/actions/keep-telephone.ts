import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  endTelephoneSession,
  type TelephoneHolder,
  telephoneHolder,
} from '../../telephones/index.ts';
import { forgetSealed, keepSealed, readSealed, type SealedCookie } from './keep-sealed.ts';
import type { Portal } from './show-page.ts';

/*
 * What a browser keeps of somebody who comes by their telephone: while they wait for the code, which
 * request it belongs to; afterwards their session, for an hour. The server knows of the session too, so
 * that leaving ends it for every copy of the cookie.
 */

const asked = z.object({ request: z.string(), phone: z.string() });
const askedCookie: SealedCookie<typeof asked> = {
  ...{ name: 'insaf-code', lastsMs: 30 * 60 * 1000, shape: asked },
};
const signedIn = z.object({ session: z.string(), shown: z.string() });
const signedInCookie: SealedCookie<typeof signedIn> = {
  ...{ name: 'insaf-telephone', lastsMs: 60 * 60 * 1000, shape: signedIn },
};

/** Which code this browser waits for; `phone` is E.164. */
export type AskedCode = z.output<typeof asked>;

export function keepAsked(reply: FastifyReply, portal: Portal, code: AskedCode): void {
  keepSealed(reply, portal, askedCookie, code);
}

export function readAsked(request: FastifyRequest, portal: Portal): AskedCode | null {
  return readSealed(request, portal, askedCookie);
}

/** @param session with what is shown of its telephone: `*** *** 4821` */
export function keepTelephone(
  reply: FastifyReply,
  portal: Portal,
  session: z.output<typeof signedIn>,
): void {
  forgetSealed(reply, portal, askedCookie);
  keepSealed(reply, portal, signedInCookie, session);
}

/** Who is signed in here by their telephone, and what is shown of it. */
export async function readTelephoneHolder(
  request: FastifyRequest,
  portal: Portal,
): Promise<{ holder: TelephoneHolder; shown: string } | null> {
  const kept = readSealed(request, portal, signedInCookie);
  if (kept === null) return null;
  const holder = await telephoneHolder(portal.ctx, kept.session);
  return holder === null ? null : { holder, shown: kept.shown };
}

/** Ends the session, here and wherever else its cookie may be. */
export async function forgetTelephone(
  request: FastifyRequest,
  reply: FastifyReply,
  portal: Portal,
): Promise<void> {
  const kept = readSealed(request, portal, signedInCookie);
  if (kept !== null) await endTelephoneSession(portal.ctx, kept.session);
  forgetSealed(reply, portal, askedCookie);
  forgetSealed(reply, portal, signedInCookie);
}
