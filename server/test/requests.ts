import type { Filed } from './journey.ts';
import { requestsOfAdministration } from './requests/of-administration.ts';
import { requestsOfComplaints } from './requests/of-complaints.ts';
import type { Requests, Sent } from './requests/sent.ts';

/*
 * For every route that changes something, what is sent to it about a complaint, in a right shape: for tests
 * that try all routes. Texts speak of the matter being done with, as who wants it ended would write.
 */

/** In this order: the last of administration change the tree. */
export const requests: Requests = { ...requestsOfComplaints, ...requestsOfAdministration };

/** The address of a route's path, for a complaint. */
export function addressOf(path: string, filed: Filed, sent: Pick<Sent, 'path'>): string {
  const params: Record<string, string> = { number: filed.number, ...sent.path };
  return path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
}
