import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { addressHeader } from '../../../platform/auth/better-auth-options.ts';
import type { Ctx } from '../../../platform/context.ts';
import { addressOf } from '../../../platform/http/address-of.ts';

/** From where somebody calls, and what their browser shows. */
export type Caller = {
  /** What guesses are counted by: of IPv6 a whole network. */
  readonly address: string;
  /** What Better Auth reads: cookies, a token, the address that the server found out. */
  readonly headers: Headers;
  /** The hash of what a device that signed in before keeps; null from another. */
  readonly device: string | null;
  /** A browser says of itself where a request comes from; a script that runs in one cannot leave that out. */
  readonly browser: boolean;
};

const aYear = 365 * 24 * 60 * 60;

const isSecure = ({ config }: Ctx) => config.PUBLIC_URL.startsWith('https:');
const deviceCookie = (ctx: Ctx) => (isSecure(ctx) ? '__Host-insaf.device' : 'insaf.device');

export function readCaller(ctx: Ctx, request: FastifyRequest): Caller {
  const headers = new Headers({ [addressHeader]: request.ip });
  for (const name of ['cookie', 'authorization', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value.slice(0, 8000));
  }
  const kept = request.cookies[deviceCookie(ctx)];
  const known = kept !== undefined && /^[A-Za-z0-9_-]{43}$/.test(kept);
  return {
    address: addressOf(request.ip),
    headers,
    device: known ? hashOf(ctx, kept) : null,
    browser: request.headers['sec-fetch-site'] !== undefined,
  };
}

const hashOf = (ctx: Ctx, kept: string) => ctx.sealing.hash('device', kept).toString('hex');

/** What a device is to keep so that it is known again, and its hash. */
export function makeDevice(ctx: Ctx): { device: string; cookie: string } {
  const kept = randomBytes(32).toString('base64url');
  const attributes = `Path=/; Max-Age=${aYear}; HttpOnly; SameSite=Lax${isSecure(ctx) ? '; Secure' : ''}`;
  return { device: hashOf(ctx, kept), cookie: `${deviceCookie(ctx)}=${kept}; ${attributes}` };
}
