import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { reaches } from './roles.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';

/**
 * What a partner's key can be given: the work of an agency. Not what ends a complaint or judges a reply,
 * for which a person answers by name; not who people are; nothing of administration.
 */
export const keyPermissions = [
  'registerFor',
  'readComplaints',
  'readFigures',
  'askComplainant',
  'supply',
  'refer',
  'handBack',
  'accept',
  'promise',
  'answer',
] as const;
export type KeyPermission = (typeof keyPermissions)[number];

export const keyStates = ['works', 'expired', 'revoked', 'agency_closed'] as const;
export type KeyState = (typeof keyStates)[number];

/** How long the old one lives on when a key is renewed, in hours. */
export const oldLivesHours = [0, 24, 168, 720] as const;

const permissions = z.array(z.enum(keyPermissions)).min(1).max(keyPermissions.length);
const keyId = z.string().regex(/^key_[a-z0-9]{10}$/);

export const partnerKey = z.object({
  id: z.string(),
  prefix: z.string().describe('how the key begins: enough to recognise one that leaked'),
  name: z.string(),
  agency: z.object({ code: z.string(), name: bilingual }),
  reach: z.enum(reaches),
  permissions: z.array(z.enum(keyPermissions)),
  perMinute: z.number().int(),
  state: z.enum(keyStates),
  madeAt: instant,
  madeBy: z.string().nullable().describe('name of who made it'),
  renewedAt: instant,
  oldUntil: instant.nullable().describe('the one before works until then'),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  usedAt: instant.nullable().describe('when it was used last, to the hour'),
});
export type PartnerKey = z.infer<typeof partnerKey>;

const shownOnce = partnerKey.extend({ key: z.string().describe('shown once and kept nowhere') });

const perMinute = z.number().int().min(1).max(6000);

export const newPartnerKey = z.strictObject({
  name: writing(120, 2).describe('whose system it is'),
  agency: agencyCode,
  reach: z.enum(reaches).default('alone'),
  permissions,
  expiresAt: instant.describe('two years from now at most'),
  perMinute: perMinute.default(60).describe('most requests in a minute'),
});
export type NewPartnerKey = z.infer<typeof newPartnerKey>;

const id = z.object({ id: keyId });

export const partnerRoutes = {
  readOwnKey: route({
    method: 'GET',
    path: '/partner',
    access: 'staff',
    byKey: true,
    summary: 'What the key that calls may do, and until when: for trying it',
    replies: {
      200: partnerKey.pick({
        ...{ id: true, name: true, agency: true, reach: true, permissions: true },
        ...{ perMinute: true, expiresAt: true },
      }),
    },
  }),
  listPartnerKeys: route({
    method: 'GET',
    path: '/partner-keys',
    access: 'issueKeys',
    summary: 'The keys of agencies one reaches, the latest first',
    query: z.strictObject({
      after: keyId.optional().describe('id of the last one of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    replies: { 200: z.object({ keys: z.array(partnerKey), next: z.string().nullable() }) },
  }),
  readPartnerKey: route({
    method: 'GET',
    path: '/partner-keys/:id',
    access: 'issueKeys',
    summary: 'One of them',
    params: id,
    replies: { 200: partnerKey },
  }),
  issueKey: route({
    method: 'POST',
    path: '/partner-keys',
    access: 'issueKeys',
    fresh: true,
    summary: 'A key for a partner’s system, with no more than one holds oneself; shown once',
    body: newPartnerKey,
    replies: { 201: shownOnce },
  }),
  editKey: route({
    method: 'PATCH',
    path: '/partner-keys/:id',
    access: 'issueKeys',
    summary: 'Its name, or how often it may call',
    params: id,
    body: z.strictObject({ name: writing(120, 2).optional(), perMinute: perMinute.optional() }),
    replies: { 200: partnerKey },
  }),
  renewKey: route({
    method: 'POST',
    path: '/partner-keys/:id/renew',
    access: 'issueKeys',
    fresh: true,
    summary: 'A new key with the same rights; the old one lives on for a chosen time',
    params: id,
    body: z.strictObject({
      oldLivesHours: z.union(oldLivesHours.map((hours) => z.literal(hours))).default(24),
      expiresAt: instant.optional().describe('as before unless given'),
    }),
    replies: { 200: shownOnce },
  }),
  revokeKey: route({
    method: 'POST',
    path: '/partner-keys/:id/revoke',
    access: 'issueKeys',
    summary: 'Ends a key and the one before it at once',
    params: id,
    body: z.strictObject({}).optional(),
    replies: { 200: partnerKey },
  }),
} as const;
