import type { TestApp } from './app.ts';

/**
 * A merger as two administrators make it: one asks, another approves.
 *
 * @returns the agency as it is then; or the answer that refused it, to the one or the other
 */
export async function mergeAgencies(
  app: TestApp,
  code: string,
  into: string,
  as = 'administrator@cabinet',
) {
  const order = { code, into };
  const body = { kind: 'merge_agency', order, reason: 'صدر به قرار وزاري' };
  const asked = await app.call('POST', '/approvals', { as, body });
  if (asked.status !== 201) return asked;
  const decided = await app.call('POST', `/approvals/${asked.body.id}/decision`, {
    as: 'administrator@cabinet auditor@cabinet',
    body: { approve: true },
  });
  return decided.status === 200 ? app.call('GET', `/agencies/${code}`) : decided;
}
