/*
 * A browser sends our cookies along with whatever another site makes it send. So what changes something is
 * taken from a page of ours alone, as the browser itself says: by `Sec-Fetch-Site`, which no page can write;
 * by `Origin` where a browser is older; by `Referer` where it is older still, as on telephones that were
 * sold ten years ago. What says nothing at all is taken only without a cookie, and then can do no more than
 * its sender. Who shows a bearer token was not sent by another site: no page can add that header to a
 * request across sites without being allowed to, and nobody is.
 */
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

export type Asked = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Whether a request may have been made by a page of another site. `home` is an origin of ours. */
export function isForeign({ method, headers }: Asked, home: string): boolean {
  if (reading.has(method) || textOf(headers.authorization).startsWith('Bearer ')) return false;
  const site = textOf(headers['sec-fetch-site']);
  if (site !== '') return site !== 'same-origin' && site !== 'none';
  const from = textOf(headers.origin) || textOf(headers.referer);
  if (from === '') return headers.cookie !== undefined;
  const url = URL.parse(from);
  if (url === null) return true;
  // Behind a proxy the host may be another than the one that people ask; directly it may be an address.
  // Our own name is ours by its whole origin: a page without encryption may be anybody's on the way.
  const isOurName = url.host === new URL(home).host;
  return url.origin !== home && (isOurName || url.host !== textOf(headers.host));
}

const textOf = (header: string | string[] | undefined): string =>
  Array.isArray(header) ? header.join(', ') : (header ?? '');

/** Before anything of a request's body is read. */
export function refuseForeignRequests(server: FastifyInstance, publicUrl: string): void {
  const home = new URL(publicUrl).origin;
  server.addHook('preParsing', async (request) => {
    if (isForeign(request, home)) throw new Refusal('foreign_request');
  });
}
