import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookiesPrefix } from './better-auth-options.ts';

/*
 * Which session a request shows: the same as Better Auth reads from it, without Better Auth, because every
 * request of staff asks. A browser has it in a cookie that this installation signed; a program sends it as it
 * was given it, or as the cookie has it.
 */

/** @returns the token of a session that may or may not be one; null where none is shown, or not by us */
export function shownToken(
  headers: Headers,
  { secret, publicUrl }: { readonly secret: string; readonly publicUrl: string },
): string | null {
  const bearer = /^bearer\s+(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    if (!bearer.includes('.')) return bearer;
    const signed = signedToken(bearer, secret);
    if (signed !== null) return signed;
  }
  const cookie = cookieOf(headers.get('cookie') ?? '', `${cookiesPrefix(publicUrl)}.session_token`);
  return cookie === null ? null : signedToken(cookie, secret);
}

/** The first of this name, as browsers send the nearest first. */
function cookieOf(cookies: string, name: string): string | null {
  for (const pair of cookies.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}

/** `token.signature`, where the signature is ours. */
function signedToken(shown: string, secret: string): string | null {
  const text = decoded(shown);
  const end = text.lastIndexOf('.');
  if (end < 1) return null;
  const token = text.slice(0, end);
  const signature = Buffer.from(text.slice(end + 1), 'base64');
  const ours = createHmac('sha256', secret).update(token).digest();
  return signature.length === ours.length && timingSafeEqual(signature, ours) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
