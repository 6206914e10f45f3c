import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forgetCookie, keepCookie } from '../../../platform/http/own-cookies.ts';
import type { Portal } from './show-page.ts';

/** A cookie that only this server can open; `lastsMs` after it was last kept it says nothing any more. */
export type SealedCookie<Shape extends z.ZodObject> = {
  readonly name: string;
  readonly lastsMs: number;
  readonly shape: Shape;
};

const time = z.object({ until: z.number() });

/** Keeps a value in this browser, where nobody who reads what it keeps learns anything. */
export function keepSealed<Shape extends z.ZodObject>(
  reply: FastifyReply,
  { ctx }: Portal,
  { name, lastsMs }: SealedCookie<Shape>,
  value: z.output<Shape>,
): void {
  const until = ctx.clock().getTime() + lastsMs;
  const { sealed, key } = ctx.sealing.seal(JSON.stringify({ ...value, until }));
  const text = `${key.toString('base64url')}.${sealed.toString('base64url')}`;
  const publicUrl = ctx.config.PUBLIC_URL;
  keepCookie(reply, { publicUrl, name, value: text, maxAge: lastsMs / 1000 });
}

/** What this browser keeps; null after its time, or for a cookie that is not ours. */
export function readSealed<Shape extends z.ZodObject>(
  request: FastifyRequest,
  { ctx }: Portal,
  { name, shape }: SealedCookie<Shape>,
): z.output<Shape> | null {
  const [key, sealed] = (request.cookies[name] ?? '').split('.');
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
  // What else is sealed here, such as another cookie, says nothing of this one.
  const value = JSON.parse(text);
  const [kept, { success, data }] = [time.safeParse(value), shape.safeParse(value)];
  const isOurs = success && kept.success && kept.data.until > ctx.clock().getTime();
  return isOurs ? data : null;
}

/** Lets this browser keep it no more. */
export function forgetSealed(
  reply: FastifyReply,
  { ctx }: Portal,
  { name }: Pick<SealedCookie<z.ZodObject>, 'name'>,
): void {
  forgetCookie(reply, { publicUrl: ctx.config.PUBLIC_URL, name });
}
