import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { reaches, roleNames } from './roles.ts';
import { route } from './route.ts';
import { bilingual, languages, writing } from './text.ts';

export const staffRole = z.object({
  role: z.enum(roleNames),
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
  password: z.string().min(12).max(200),
  language: z.enum(languages).default('ar'),
  roles: z
    .array(
      z.strictObject({
        role: z.enum(roleNames),
        agency: agencyCode,
        reach: z.enum(reaches).default('below'),
      }),
    )
    .min(1)
    .max(20),
});
export type NewStaffMember = z.infer<typeof newStaffMember>;

export const staffRoutes = {
  signIn: route({
    method: 'POST',
    path: '/sign-in',
    access: 'public',
    summary: 'Sign in as staff: sets a cookie, and gives a token for `Authorization: Bearer`',
    body: z.strictObject({ email: z.email().max(254), password: z.string().max(200) }),
    replies: { 200: z.object({ token: z.string(), name: z.string() }) },
  }),
  signOut: route({
    method: 'POST',
    path: '/sign-out',
    access: 'staff',
    summary: 'End this session',
    body: z.strictObject({}).optional(),
    replies: { 200: z.object({ signedOut: z.boolean() }) },
  }),
  whoAmI: route({
    method: 'GET',
    path: '/me',
    access: 'staff',
    summary: 'The person signed in, with roles and what they permit',
    replies: { 200: staffMember.extend({ permissions: z.array(z.string()) }) },
  }),
  createStaffMember: route({
    method: 'POST',
    path: '/staff',
    access: 'manageStaff',
    summary: 'An account for a member of staff, with roles at agencies one reaches',
    body: newStaffMember,
    replies: { 201: staffMember },
  }),
} as const;
