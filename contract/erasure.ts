import { z } from 'zod';
import { numberParams } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';
import { numberAndCode } from './tracking.ts';

/**
 * How the erasure of a complaint's person stands: `none` was asked for; one is `waiting` for a decision; the
 * last one was `refused`; it was `granted` and is carried out once the person was told; `done`.
 */
export const erasureStates = ['none', 'waiting', 'refused', 'granted', 'done'] as const;
export type ErasureState = (typeof erasureStates)[number];

/** Whether it can be asked for now: a complaint keeps its person until it ended for good. */
export const erasableStates = ['yes', 'not_ended', 'appeal_possible', 'asked'] as const;
export type Erasable = (typeof erasableStates)[number];

/** Why somebody is erased: it was asked for, or they were kept for as long as the category says. */
export const erasureReasons = ['asked', 'retention'] as const;

/** Who asked for an erasure; `system` when its time came. */
export const erasureAskers = ['complainant', 'staff', 'system'] as const;

const named = z.object({ code: z.string(), name: bilingual });

export const erasure = z.object({
  state: z.enum(erasureStates),
  erasable: z.enum(erasableStates),
  appealUntil: instant
    .nullable()
    .describe('until when an appeal is possible, and so nothing is erased'),
  why: z
    .enum(['asked', 'retention'])
    .nullable()
    .describe('or kept for as long as its category says'),
  askedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: bilingual.nullable().describe('the agency, never an officer'),
  erasureNo: z.number().int().nullable().describe('which request this is, from 1'),
  refusal: z.string().nullable().describe('why it was refused, for the person'),
  doneAt: instant.nullable(),
});
export type Erasure = z.infer<typeof erasure>;

/** An erasure that waits for the reader to decide. */
export const waitingErasure = z.object({
  number: z.string(),
  askedAt: instant,
  askedBy: z.enum(erasureAskers).describe('`staff` on behalf of the person'),
  endedAs: z.string().describe('its status'),
  receivedAt: instant,
  category: named.nullable(),
  holder: named,
});
export type WaitingErasure = z.infer<typeof waitingErasure>;

const nothing = z.strictObject({}).optional();

export const erasureRoutes = {
  readOwnErasure: route({
    method: 'POST',
    path: '/tracking/erasure/state',
    access: 'public',
    summary: 'Whether one’s data can be erased, and how an erasure stands, by number and code',
    body: numberAndCode,
    replies: { 200: erasure },
  }),
  askErasure: route({
    method: 'POST',
    path: '/tracking/erasure',
    access: 'public',
    summary: 'Ask that one’s data be erased from a complaint that ended, by number and code',
    body: numberAndCode,
    replies: { 201: erasure },
  }),
  readErasure: route({
    method: 'GET',
    path: '/complaints/:number/erasure',
    access: 'staff',
    summary: 'How the erasure of a complaint’s person stands',
    params: numberParams,
    replies: { 200: erasure },
  }),
  askErasureFor: route({
    method: 'POST',
    path: '/complaints/:number/erasure',
    access: 'registerFor',
    summary: 'Ask on behalf of the person that their data be erased',
    params: numberParams,
    body: nothing,
    replies: { 201: erasure },
  }),
  grantErasure: route({
    method: 'POST',
    path: '/complaints/:number/erasure/grant',
    access: 'decideErasure',
    fresh: true,
    summary: 'Have the person erased: they are told, and then it is done, and cannot be undone',
    params: numberParams,
    body: nothing,
    replies: { 200: erasure },
  }),
  refuseErasure: route({
    method: 'POST',
    path: '/complaints/:number/erasure/refuse',
    access: 'decideErasure',
    summary: 'Refuse to erase the person, with a reason that they will read',
    params: numberParams,
    body: z.strictObject({ reason: writing(1000, 10) }),
    replies: { 200: erasure },
  }),
  listWaitingErasures: route({
    method: 'GET',
    path: '/erasures',
    access: 'decideErasure',
    summary: 'Erasures that wait for the reader to decide, the oldest first',
    query: z.strictObject({ after: z.string().max(80).optional() }),
    replies: {
      200: z.object({ erasures: z.array(waitingErasure), next: z.string().nullable() }),
    },
  }),
} as const;
