import type { Route } from '@insaf/contract/route.ts';
import type { TestApp } from './app.ts';

/* Keys of partners, as the head of a local unit makes them, and calls that carry one. */

export const naserHead = 'head@gov-bns-lu-naser';

export const wishedKey = (more: object = {}) => ({
  name: 'منظومة الوحدة المحلية',
  agency: 'gov-bns-lu-naser',
  permissions: ['readComplaints', 'accept', 'answer'],
  expiresAt: '2027-01-01T00:00:00.000Z',
  ...more,
});

export type IssuedKey = { readonly id: string; readonly key: string; readonly prefix: string };

export async function issueKey(
  app: TestApp,
  more: object = {},
  as = naserHead,
): Promise<IssuedKey> {
  const { status, body } = await app.call('POST', '/partner-keys', { as, body: wishedKey(more) });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

/** A call to a route of the API by a key. */
export const callWith = (
  app: TestApp,
  key: string,
  method: Route['method'],
  path: string,
  body?: object,
) =>
  app.call(method, path, {
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body }),
  });
