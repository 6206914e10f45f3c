import { z } from 'zod';
import { type Permission, permissions, roleCode } from './roles.ts';
import { route } from './route.ts';
import { bilingual, writing } from './text.ts';

/** A role as everybody on the staff may know it. */
export const roleView = z.object({
  code: roleCode,
  title: bilingual,
  hint: bilingual.describe('what its holders do; may be empty'),
  permissions: z.array(z.enum(permissions as [Permission, ...Permission[]])),
  standard: z.boolean().describe('brought by the program: copied, not changed'),
  administers: z.boolean().describe('holds administration: given by two'),
  active: z.boolean().describe('a retired role allows nothing and is given to nobody'),
});
export type RoleView = z.infer<typeof roleView>;

const permission = z.enum(permissions as [Permission, ...Permission[]]);
const inBoth = (longest: number, shortest: number) =>
  z.strictObject({ ar: writing(longest, shortest), en: writing(longest, shortest) });

export const newRole = z.strictObject({
  code: roleCode,
  title: inBoth(80, 2),
  hint: inBoth(300, 0).default({ ar: '', en: '' }),
  permissions: z.array(permission).min(1).max(100),
});
export type NewRole = z.infer<typeof newRole>;

/** Only what is given changes. */
export const roleEdit = z.strictObject({
  title: inBoth(80, 2).optional(),
  hint: inBoth(300, 0).optional(),
  permissions: z.array(permission).min(1).max(100).optional(),
  active: z.boolean().optional().describe('false retires the role: it allows nothing'),
});
export type RoleEdit = z.infer<typeof roleEdit>;

const code = z.object({ code: roleCode });
const staffId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const roleRoutes = {
  listRoles: route({
    method: 'GET',
    path: '/roles',
    access: 'staff',
    summary: 'The roles of this installation and what each permits, in their order',
    replies: { 200: z.object({ roles: z.array(roleView) }) },
  }),
  makeRole: route({
    method: 'POST',
    path: '/roles',
    access: 'manageRoles',
    summary: 'A role of this installation’s own',
    body: newRole,
    replies: { 201: roleView },
  }),
  changeRole: route({
    method: 'PATCH',
    path: '/roles/:code',
    access: 'manageRoles',
    summary: 'Changes a role, or retires it; standard ones are only retired',
    params: code,
    body: roleEdit,
    replies: { 200: roleView },
  }),
  roleHolders: route({
    method: 'GET',
    path: '/roles/:code/holders',
    access: 'manageRoles',
    summary: 'Who holds a role and where: whom a change of it concerns',
    params: code,
    query: z.strictObject({
      after: staffId.optional().describe('id of the last one of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    replies: {
      200: z.object({
        holders: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            agencies: z.array(z.object({ code: z.string(), name: bilingual })),
          }),
        ),
        next: z.string().nullable(),
      }),
    },
  }),
} as const;
