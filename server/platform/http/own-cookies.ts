/*
 * Cookies that the server itself sets, all in one manner: no script reads them, no other site sends them,
 * and over HTTPS they are `__Host-` ones, of this host alone, which no neighbour in the domain can write.
 * Readers know them by their plain names: here they get the prefix, and here they lose it.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';

const prefix = '__Host-';
const isSecure = (publicUrl: string) => publicUrl.startsWith('https:');

/** Lets every route find our cookies by their plain names, and over HTTPS none that lacks the prefix. */
export function readOwnCookies(server: FastifyInstance, publicUrl: string, names: RegExp): void {
  if (!isSecure(publicUrl)) return;
  server.addHook('preParsing', async (request) => {
    const sent = Object.entries(request.cookies);
    const others = sent.filter(([name]) => !names.test(name));
    const ours = others.flatMap(([name, value]) => {
      const plain = name.startsWith(prefix) ? name.slice(prefix.length) : '';
      return names.test(plain) ? [[plain, value] as const] : [];
    });
    request.cookies = Object.fromEntries([...others, ...ours]);
  });
}

type Kept = { readonly publicUrl: string; readonly name: string };

/** Keeps a value in the browser for so many seconds. */
export function keepCookie(
  reply: FastifyReply,
  { publicUrl, name, value, maxAge }: Kept & { readonly value: string; readonly maxAge: number },
): void {
  const secure = isSecure(publicUrl);
  const attributes = { path: '/', maxAge, sameSite: 'lax', httpOnly: true, secure } as const;
  reply.setCookie(secure ? prefix + name : name, value, attributes);
}

export function forgetCookie(reply: FastifyReply, { publicUrl, name }: Kept): void {
  const secure = isSecure(publicUrl);
  reply.clearCookie(secure ? prefix + name : name, { path: '/', secure });
}
