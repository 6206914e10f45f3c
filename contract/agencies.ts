import { z } from 'zod';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';

/** Every kind of public body, from the Cabinet to a village's local unit. */
export const agencyKinds = [
  'cabinet',
  'system_office',
  'rapid_room',
  'ministry',
  'authority',
  'governorate',
  'general_diwan',
  'diwan_department',
  'technological_centre',
  'local_unit',
  'service_directorate',
  'company',
  'university',
  'office',
] as const;
export const agencyKind = z.enum(agencyKinds);
export type AgencyKind = z.infer<typeof agencyKind>;

/**
 * How far a kind of agency may refer: `everywhere`, within the body it serves (`parent`: a
 * technological centre refers anywhere in its governorate), or to itself and `below`.
 */
export const refersWithin = {
  cabinet: 'everywhere',
  system_office: 'everywhere',
  rapid_room: 'everywhere',
  general_diwan: 'parent',
  diwan_department: 'parent',
  technological_centre: 'parent',
  ministry: 'below',
  authority: 'below',
  governorate: 'below',
  local_unit: 'below',
  service_directorate: 'below',
  company: 'below',
  university: 'below',
  office: 'parent',
} as const satisfies Record<AgencyKind, 'everywhere' | 'parent' | 'below'>;

/** Codes are lower-case Latin letters, digits and dashes: `gov-bns-lu-naser`. */
export const agencyCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

export const agency = z.object({
  code: agencyCode,
  kind: agencyKind,
  name: bilingual,
  parent: z.string().nullable(),
  place: z.string().nullable(),
  sectors: z.array(z.string()),
  examines: z.boolean(),
  active: z.boolean(),
  successor: z.string().nullable(),
});
export type Agency = z.infer<typeof agency>;

const officer = z.object({
  name: z.string(),
  id: z.string().optional().describe('for who administers them'),
});

export const agencyPage = agency.extend({
  ancestors: z.array(z.object({ code: z.string(), name: bilingual })),
  children: z.array(agency),
  formerNames: z.array(z.object({ name: bilingual, until: instant })),
  heads: z.array(officer).optional(),
  complaintsOfficers: z.array(officer).optional(),
  can: z.object({ manage: z.boolean() }).describe('whether the reader administers it'),
});

/** A row of a list: with those above it, the root first, and how many stand directly below. */
export const listedAgency = agency.extend({
  ancestors: z.array(z.object({ code: z.string(), name: bilingual })),
  childCount: z.number().int(),
});
export type ListedAgency = z.infer<typeof listedAgency>;

export const agencyEdit = z.strictObject({
  kind: agencyKind.optional(),
  place: z.string().max(60).nullable().optional(),
  sectors: z.array(z.string().max(60)).max(50).optional(),
  examines: z.boolean().optional(),
});

/** A count that is not counted further than it is useful. */
const countUpTo = z.object({ count: z.number().int(), capped: z.boolean() });

/** What a change of the tree would do, told before it is done. */
export const agencyEffects = z.object({
  refused: z
    .object({ code: z.string(), message: z.string() })
    .nullable()
    .describe('why it would be refused'),
  openComplaints: countUpTo.describe('that it, and where they go along those below it, hold'),
  recounted: countUpTo.describe('open complaints whose time is counted by other hours then'),
  toJudge: countUpTo.describe('replies that it, or those below it, have to judge'),
  children: z.number().int().describe('directly below it'),
  below: z.number().int().describe('all below it'),
  staff: z.number().int().describe('people with a role at it'),
});
export type AgencyEffects = z.infer<typeof agencyEffects>;

export const newAgency = z.strictObject({
  code: agencyCode,
  parent: agencyCode,
  kind: agencyKind,
  nameAr: writing(200),
  nameEn: writing(200),
  place: z.string().max(60).optional(),
  sectors: z.array(z.string().max(60)).max(50).default([]),
  examines: z.boolean().default(false),
});

export const agencyChange = z.object({
  at: instant,
  what: z.enum(['created', 'renamed', 'moved', 'merged', 'closed', 'reopened', 'edited']),
  by: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});

const code = z.object({ code: agencyCode });

export const agencyRoutes = {
  listAgencies: route({
    method: 'GET',
    path: '/agencies',
    access: 'public',
    summary:
      'Agencies: the children of one, or those whose name, code or former name has these words',
    query: z.strictObject({
      parent: agencyCode.optional(),
      words: z.string().max(100).optional(),
      kind: agencyKind.optional(),
      after: agencyCode.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    replies: { 200: z.object({ agencies: z.array(listedAgency), next: z.string().nullable() }) },
  }),
  readAgency: route({
    method: 'GET',
    path: '/agencies/:code',
    access: 'public',
    summary: 'One agency with those above and directly below it',
    params: code,
    replies: { 200: agencyPage },
  }),
  agencyHistory: route({
    method: 'GET',
    path: '/agencies/:code/history',
    access: 'manageAgencies',
    summary: 'What was changed in an agency, when and by whom',
    params: code,
    replies: { 200: z.object({ changes: z.array(agencyChange) }) },
  }),
  agencyEffects: route({
    method: 'GET',
    path: '/agencies/:code/effects',
    access: 'manageAgencies',
    summary: 'What moving, merging or closing an agency would do, and whether it would be refused',
    params: code,
    query: z
      .strictObject({
        change: z.enum(['move', 'merge', 'close']),
        to: agencyCode.optional().describe('the new parent, or what it is merged into'),
      })
      .refine(({ change, to }) => change === 'close' || to !== undefined, {
        path: ['to'],
        message: 'needed',
      }),
    replies: { 200: agencyEffects },
  }),
  editAgency: route({
    method: 'PATCH',
    path: '/agencies/:code',
    access: 'manageAgencies',
    summary: 'Another kind, place or sectors, or whether it examines complaints',
    params: code,
    body: agencyEdit,
    replies: { 200: agency },
  }),
  createAgency: route({
    method: 'POST',
    path: '/agencies',
    access: 'manageAgencies',
    summary: 'A new agency under another',
    body: newAgency,
    replies: { 201: agency },
  }),
  renameAgency: route({
    method: 'POST',
    path: '/agencies/:code/rename',
    access: 'manageAgencies',
    summary: 'New names; history keeps showing the old ones for what happened before',
    params: code,
    body: z.strictObject({ nameAr: writing(200), nameEn: writing(200) }),
    replies: { 200: agency },
  }),
  moveAgency: route({
    method: 'POST',
    path: '/agencies/:code/move',
    access: 'manageAgencies',
    summary: 'Puts an agency, with all below it and what they hold, under another',
    params: code,
    body: z.strictObject({ parent: agencyCode }),
    replies: { 200: agency },
  }),
  closeAgency: route({
    method: 'POST',
    path: '/agencies/:code/close',
    access: 'manageAgencies',
    summary: 'Closes an agency that holds no open complaint and has no active child',
    params: code,
    body: z.strictObject({}).optional(),
    replies: { 200: agency },
  }),
  reopenAgency: route({
    method: 'POST',
    path: '/agencies/:code/reopen',
    access: 'manageAgencies',
    summary: 'Opens a closed agency again',
    params: code,
    body: z.strictObject({}).optional(),
    replies: { 200: agency },
  }),
  exportAgencies: route({
    method: 'GET',
    path: '/agencies.csv',
    access: 'public',
    summary: 'The whole directory as CSV, the same shape that is loaded',
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8',
  }),
} as const;
