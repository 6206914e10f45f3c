import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { reaches, roleCode } from './roles.ts';
import { route } from './route.ts';
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
  /** Without one it is made and shown once. */
  password: z.string().min(12).max(200).optional(),
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
const oneTimePassword = z.string().describe('made now, shown once and kept nowhere');

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
    body: newStaffMember,
    replies: { 201: staffMember.extend({ password: oneTimePassword.optional() }) },
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
      'Name, address, language, or whether they are active; who is not is signed out at once',
    params: id,
    body: staffEdit,
    replies: { 200: staffPage },
  }),
  giveRole: route({
    method: 'POST',
    path: '/staff/:id/roles',
    access: 'manageStaff',
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
    summary: 'Takes a role at an agency away',
    params: id.extend({ role: roleCode, agency: agencyCode }),
    replies: { 200: staffPage },
  }),
  resetPassword: route({
    method: 'POST',
    path: '/staff/:id/password',
    access: 'manageStaff',
    summary: 'A new password, shown once; every session of the person ends',
    params: id,
    body: z.strictObject({}).optional(),
    replies: { 200: z.object({ password: oneTimePassword }) },
  }),
} as const;
