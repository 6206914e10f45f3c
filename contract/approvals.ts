import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { type Permission, permissions, reaches, roleCode } from './roles.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';

/** What takes two: one asks, and another with the same permission at the same agencies approves. */
export const approvalKinds = ['merge_agency', 'give_role', 'change_role'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** What becomes of it; what is asked for and out of time is shown as `expired`. */
export const approvalStates = ['asked', 'approved', 'refused', 'withdrawn'] as const;

export const orders = {
  merge_agency: z.strictObject({ code: agencyCode, into: agencyCode }),
  give_role: z.strictObject({
    staff: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    role: roleCode,
    agency: agencyCode,
    reach: z.enum(reaches).default('below'),
  }),
  change_role: z.strictObject({
    role: roleCode,
    permissions: z.array(z.enum(permissions as [Permission, ...Permission[]])).min(1),
  }),
} as const;

const reason = writing(1000, 5).describe('why, for the one who decides and for the record');
export const askedFor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merge_agency'), order: orders.merge_agency, reason }),
  z.strictObject({ kind: z.literal('give_role'), order: orders.give_role, reason }),
  z.strictObject({ kind: z.literal('change_role'), order: orders.change_role, reason }),
]);
export type AskedFor = z.infer<typeof askedFor>;

export const approval = z.object({
  id: z.uuid(),
  kind: z.enum(approvalKinds),
  details: z.record(z.string(), z.unknown()).describe('what would be done, in names'),
  agencies: z.array(z.object({ code: z.string(), name: bilingual })),
  reason: z.string(),
  by: z.string().describe('name of who asked'),
  at: instant,
  expiresAt: instant,
  state: z.enum([...approvalStates, 'expired']),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  words: z.string().nullable().describe('what was said with the decision'),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
});
export type Approval = z.infer<typeof approval>;

const id = z.object({ id: z.uuid() });

export const approvalRoutes = {
  listApprovals: route({
    method: 'GET',
    path: '/approvals',
    access: 'staff',
    summary: 'What waits for the reader to decide, or what they asked for or decided; latest first',
    query: z.strictObject({
      list: z.enum(['waiting', 'asked', 'decided']).default('waiting'),
      before: z.uuid().optional().describe('id of the last one of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    replies: { 200: z.object({ approvals: z.array(approval), next: z.uuid().nullable() }) },
  }),
  askApproval: route({
    method: 'POST',
    path: '/approvals',
    access: 'staff',
    summary:
      'Asks for what takes two: a merger, a role that administers, administration for a role',
    body: askedFor,
    replies: { 201: approval },
  }),
  decideApproval: route({
    method: 'POST',
    path: '/approvals/:id/decision',
    access: 'staff',
    fresh: true,
    summary: 'Approves, which does it at once, or refuses what another asked for',
    params: id,
    body: z.strictObject({ approve: z.boolean(), words: writing(1000, 0).optional() }),
    replies: { 200: approval },
  }),
  withdrawApproval: route({
    method: 'DELETE',
    path: '/approvals/:id',
    access: 'staff',
    summary: 'Takes back what one asked for and nobody decided yet',
    params: id,
    replies: { 200: approval },
  }),
} as const;
