import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Portal } from './show-page.ts';

/*
 * Which complaint a person opened with number and code. A cookie that only this server can open says so
 * for an hour after its last use, so that reload, back and the pages of actions need no code again. It
 * opens that one complaint, and not after its code was replaced; it is sent to `/track` and nowhere else.
 */

/** An opened complaint; `generation` is that of the code it was opened with. */
export type OpenedComplaint = { readonly number: string; readonly generation: number };

const cookie = 'insaf-track';
const path = '/track';
const lastsMs = 60 * 60 * 1000;
const kept = z.object({ number: z.string(), generation: z.number(), until: z.number() });

/** Keeps a complaint open for another hour. */
export function keepOpened(reply: FastifyReply, { ctx }: Portal, opened: OpenedComplaint): void {
  const until = ctx.clock().getTime() + lastsMs;
  const { sealed, key } = ctx.sealing.seal(JSON.stringify({ ...opened, until }));
  reply.setCookie(cookie, `${key.toString('base64url')}.${sealed.toString('base64url')}`, {
    path,
    maxAge: lastsMs / 1000,
    sameSite: 'lax',
    httpOnly: true,
    secure: ctx.config.PUBLIC_URL.startsWith('https:'),
  });
}

/** What is open in this browser; null after an hour, or for a cookie that is not ours. */
export function readOpened(request: FastifyRequest, { ctx }: Portal): OpenedComplaint | null {
  const [key, sealed] = (request.cookies[cookie] ?? '').split('.');
  if (!key || !sealed) return null;
  let text: string;
  try {
    text = ctx.sealing.open({
      key: Buffer.from(key, 'base64url'),
      sealed: Buffer.from(sealed, 'base64url'),
    });
  } catch {
    // Whatever a browser sends may be no cookie of ours, or one of before the secret changed.
    return null;
  }
  // What else is sealed here, such as the receipt's cookie, says nothing of an opened complaint.
  const { success, data } = kept.safeParse(JSON.parse(text));
  if (!success || data.until <= ctx.clock().getTime()) return null;
  return { number: data.number, generation: data.generation };
}

/** Closes it, and has the browser forget the pictures it showed. */
export function forgetOpened(reply: FastifyReply): void {
  reply.clearCookie(cookie, { path }).header('clear-site-data', '"cache"');
}
