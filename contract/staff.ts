import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { reaches, roleCode } from './roles.ts';
import { route } from './route.ts';
import { linkPurposes, shortestPassword, signInEvent } from './sign-in.ts';
import { bilingual, instant, languages, writing } from './text.ts';

export const staffRole = z.object({
  role: roleCode,
  title: bilingual,
  agency: z.object({ code: z.string(), name: bilingual }),
  reach: z.enum(reaches),
});

export const staffMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  roles: z.array(staffRole),
});

export const newStaffMember = z.strictObject({
  name: writing(200, 2),
  email: z.email().max(254),
  /** Given on the command line only; else the person chooses it by the link they are sent. */
  password: z.string().min(shortestPassword).max(200).optional(),
  language: z.enum(languages).default('ar'),
  roles: z
    .array(
      z.strictObject({
        role: roleCode,
        agency: agencyCode,
        reach: z.enum(reaches).default('below'),
      }),
    )
    .min(1)
    .max(20),
});
export type NewStaffMember = z.infer<typeof newStaffMember>;

/** A role as an administrator sees it: whether it is theirs to take away. */
const heldRole = staffRole.extend({ mine: z.boolean() });

export const staffPage = staffMember.extend({
  roles: z.array(heldRole),
  language: z.enum(languages),
  since: instant,
  lastSignIn: instant.nullable(),
  can: z.object({
    edit: z
      .boolean()
      .describe('name, language, activity and password: all their roles are reached'),
    deactivate: z.boolean(),
  }),
  access: z
    .object({
      password: z.boolean(),
      authenticator: z.boolean(),
      passkeys: z.number().int(),
      sessions: z.number().int(),
      link: z.object({ purpose: z.enum(linkPurposes), expiresAt: instant }).nullable(),
      signIns: z.array(signInEvent).describe('the latest, the newest first; kept for half a year'),
    })
    .nullable()
    .describe('the ways into their account; null for who may not change them'),
});
export type StaffPage = z.infer<typeof staffPage>;

export const staffEdit = z.strictObject({
  name: writing(200, 2).optional(),
  email: z.email().max(254).optional(),
  language: z.enum(languages).optional(),
  active: z.boolean().optional(),
});
export type StaffEdit = z.infer<typeof staffEdit>;

const id = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });

/** A link that opens an account once, shown to who makes it this once. */
export const oneUseLink = z.object({
  address: z.string().describe('shown now and kept nowhere; it opens once'),
  expiresAt: instant,
  emailed: z.boolean().describe('whether it also leaves by e-mail'),
});
export type OneUseLink = z.infer<typeof oneUseLink>;

export const staffRoutes = {
  whoAmI: route({
    method: 'GET',
    path: '/me',
    access: 'staff',
    summary: 'The person signed in, with roles and what they permit',
    replies: {
      200: staffMember.extend({
        roles: z.array(
          staffRole.extend({
            behalfOf: z.string().nullable().describe('name of who lent it while they are away'),
          }),
        ),
        permissions: z.array(z.string()),
      }),
    },
  }),
  createStaffMember: route({
    method: 'POST',
    path: '/staff',
    access: 'manageStaff',
    summary: 'An account for a member of staff, with roles at agencies one reaches',
    fresh: true,
    body: newStaffMember.omit({ password: true }),
    replies: { 201: staffMember.extend({ invitation: oneUseLink }) },
  }),
  listStaff: route({
    method: 'GET',
    path: '/staff',
    access: 'manageStaff',
    summary: 'Staff with a role where the reader administers, by name or address in any spelling',
    query: z.strictObject({
      words: writing(100, 0).optional(),
      agency: agencyCode.optional().describe('with a role at it or below'),
      role: roleCode.optional(),
      active: z.enum(['true', 'false']).optional(),
      after: id.shape.id.optional().describe('id of the last one of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    replies: { 200: z.object({ staff: z.array(staffMember), next: z.string().nullable() }) },
  }),
  readStaffMember: route({
    method: 'GET',
    path: '/staff/:id',
    access: 'manageStaff',
    summary: 'A member of staff with all their roles',
    params: id,
    replies: { 200: staffPage },
  }),
  editStaffMember: route({
    method: 'PATCH',
    path: '/staff/:id',
    access: 'manageStaff',
    summary:
      'Name, address, language, or whether they are active; who is not loses every way in at once',
    fresh: true,
    params: id,
    body: staffEdit,
    replies: { 200: staffPage },
  }),
  giveRole: route({
    method: 'POST',
    path: '/staff/:id/roles',
    access: 'manageStaff',
    fresh: true,
    summary: 'Gives a role at an agency that one reaches, or changes how far it reaches',
    params: id,
    body: z.strictObject({
      role: roleCode,
      agency: agencyCode,
      reach: z.enum(reaches).default('below'),
    }),
    replies: { 200: staffPage },
  }),
  takeRole: route({
    method: 'DELETE',
    path: '/staff/:id/roles/:role/:agency',
    access: 'manageStaff',
    fresh: true,
    summary: 'Takes a role at an agency away',
    params: id.extend({ role: roleCode, agency: agencyCode }),
    replies: { 200: staffPage },
  }),
  makeLink: route({
    method: 'POST',
    path: '/staff/:id/link',
    access: 'manageStaff',
    fresh: true,
    summary:
      'A one-use link by which the person chooses a password; that of before opens nothing any more',
    params: id,
    body: z.strictObject({}).optional(),
    replies: { 200: oneUseLink },
  }),
  endSessionsOf: route({
    method: 'DELETE',
    path: '/staff/:id/sessions',
    access: 'manageStaff',
    summary: 'Ends every session of the person, at once',
    params: id,
    replies: { 200: staffPage },
  }),
  removeSecondFactors: route({
    method: 'DELETE',
    path: '/staff/:id/second-factors',
    access: 'manageStaff',
    fresh: true,
    summary:
      'Takes authenticator app and passkeys away from who lost them; every session of the person ends',
    params: id,
    replies: { 200: staffPage },
  }),
} as const;
