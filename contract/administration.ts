import { z } from 'zod';
import { route } from './route.ts';
import { instant } from './text.ts';

/** What administrators change and the installation remembers; agencies have a history of their own. */
export const administrationSubjects = [
  'staff',
  'category',
  'notice_template',
  'setting',
  'role',
  'partner_key',
  'ladder',
  'initiative',
] as const;
export type AdministrationSubject = (typeof administrationSubjects)[number];

export const administrationChangeKinds = [
  'created',
  'edited',
  'activated',
  'deactivated',
  'role_given',
  'role_taken',
  'password_set',
  'reset',
  'lent',
  'lending_ended',
  'invited',
  'password_chosen',
  'second_factor_set',
  'second_factor_removed',
  'recovery_codes_made',
  'passkey_added',
  'passkey_removed',
  'sessions_ended',
  'left',
  'renewed',
  'revoked',
] as const;
export type AdministrationChangeKind = (typeof administrationChangeKinds)[number];

export const administrationChange = z.object({
  id: z.string(),
  at: instant,
  subject: z.string().describe('id of staff, code of a category, name of a template or setting'),
  what: z.enum(administrationChangeKinds),
  by: z.string().nullable().describe('name of who did it; null for the program itself'),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AdministrationChange = z.infer<typeof administrationChange>;

export const administrationRoutes = {
  administrationChanges: route({
    method: 'GET',
    path: '/administration/changes',
    access: 'staff',
    summary: 'What was changed in a subject, or in all of its kind, when and by whom; latest first',
    query: z.strictObject({
      kind: z.enum(administrationSubjects),
      subject: z.string().max(100).optional(),
      before: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional()
        .describe('id of the last one of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    replies: {
      200: z.object({ changes: z.array(administrationChange), next: z.string().nullable() }),
    },
  }),
} as const;
