import type { Filed } from '../journey.ts';

/** What is sent to a route: what its path names besides a complaint, and the body. */
export type Sent = { readonly path?: Record<string, string>; readonly body: object };

export type Requests = Record<string, (filed: Filed) => Sent>;

/** The id of nothing that there is. */
export const nowhere = '00000000-0000-4000-8000-000000000000';
