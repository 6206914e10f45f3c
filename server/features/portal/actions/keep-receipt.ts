import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Portal } from './show-page.ts';

/** What opens the view of a complaint that was filed on this device. */
export type Receipt = { readonly number: string; readonly code: string };

const name = 'insaf-receipt';
const lastsMs = 24 * 60 * 60 * 1000;
const kept = z.object({ number: z.string(), code: z.string(), until: z.number() });

/**
 * Lets this browser, and nobody who reads what it keeps, show the receipt again for a day: number and code
 * are in a cookie that only this server can open.
 */
export function keepReceipt(reply: FastifyReply, { ctx }: Portal, receipt: Receipt): void {
  const until = ctx.clock().getTime() + lastsMs;
  const { sealed, key } = ctx.sealing.seal(JSON.stringify({ ...receipt, until }));
  reply.setCookie(name, `${key.toString('base64url')}.${sealed.toString('base64url')}`, {
    path: '/',
    maxAge: lastsMs / 1000,
    sameSite: 'lax',
    httpOnly: true,
    secure: ctx.config.PUBLIC_URL.startsWith('https:'),
  });
}

/** Lets this browser show it no more. */
export function forgetReceipt(reply: FastifyReply): void {
  reply.clearCookie(name, { path: '/' });
}

/** The receipt of what was last filed here; null after a day, or for a cookie that is not ours. */
export function readReceipt(request: FastifyRequest, { ctx }: Portal): Receipt | null {
  const [key, sealed] = (request.cookies[name] ?? '').split('.');
  if (!key || !sealed) return null;
  let opened: string;
  try {
    opened = ctx.sealing.open({
      key: Buffer.from(key, 'base64url'),
      sealed: Buffer.from(sealed, 'base64url'),
    });
  } catch {
    // Whatever a browser sends may be no cookie of ours, or one of before the secret changed.
    return null;
  }
  const { number, code, until } = kept.parse(JSON.parse(opened));
  return until > ctx.clock().getTime() ? { number, code } : null;
}
