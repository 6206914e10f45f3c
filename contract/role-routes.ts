import { z } from 'zod';
import { permissions, roleCode } from './roles.ts';
import { route } from './route.ts';
import { bilingual } from './text.ts';

/** A role as everybody on the staff may know it. */
export const roleView = z.object({
  code: roleCode,
  title: bilingual,
  hint: bilingual.describe('what its holders do; may be empty'),
  permissions: z.array(z.enum(permissions as [string, ...string[]])),
  standard: z.boolean().describe('brought by the program: copied, not changed'),
  active: z.boolean().describe('a retired role allows nothing and is given to nobody'),
});
export type RoleView = z.infer<typeof roleView>;

export const roleRoutes = {
  listRoles: route({
    method: 'GET',
    path: '/roles',
    access: 'staff',
    summary: 'The roles of this installation and what each permits, in their order',
    replies: { 200: z.object({ roles: z.array(roleView) }) },
  }),
} as const;
