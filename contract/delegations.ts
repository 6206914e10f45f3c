import { z } from 'zod';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';

/** How many days somebody may stand in for another at most, at a time. */
export const longestLeave = 92;

const staffId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const day = z.iso.date();
const person = z.object({ id: z.string(), name: z.string() });

/** One’s roles lent to a colleague from the beginning of a day until the end of another. */
export const delegation = z.object({
  id: z.string(),
  of: person.describe('who is away'),
  to: person.describe('who stands in'),
  from: instant,
  until: instant.describe('the moment it ends by itself'),
  by: z.string().nullable().describe('name of who arranged it'),
  state: z.enum(['coming', 'now', 'over']),
  roles: z.array(z.object({ title: bilingual, agency: bilingual })).describe('what is lent'),
  canEnd: z.boolean(),
});
export type Delegation = z.infer<typeof delegation>;

export const newDelegation = z.strictObject({
  staff: staffId.optional().describe('who is away; oneself when absent, or somebody one heads'),
  to: staffId,
  from: day,
  until: day.describe('the last day'),
});
export type NewDelegation = z.infer<typeof newDelegation>;

const id = z.object({ id: z.string().regex(/^\d{1,18}$/) });

export const delegationRoutes = {
  listDelegations: route({
    method: 'GET',
    path: '/delegations',
    access: 'staff',
    summary:
      'Who stands in for whom: of oneself, for oneself, and of those one heads; latest first',
    query: z.strictObject({
      before: id.shape.id.optional().describe('id of the last one of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    replies: { 200: z.object({ delegations: z.array(delegation), next: z.string().nullable() }) },
  }),
  findColleagues: route({
    method: 'GET',
    path: '/delegations/colleagues',
    access: 'staff',
    summary: 'Who could stand in for somebody, or whom one heads, by name in any spelling',
    query: z.strictObject({
      whom: z.enum(['substitutes', 'headed']),
      staff: staffId.optional().describe('whom to find a substitute for; oneself when absent'),
      words: writing(100, 0).default(''),
    }),
    replies: { 200: z.object({ people: z.array(person) }) },
  }),
  lendRoles: route({
    method: 'POST',
    path: '/delegations',
    access: 'staff',
    summary: 'Lends one’s own roles, or those of somebody one heads, to a colleague for some days',
    body: newDelegation,
    replies: { 201: delegation },
  }),
  endDelegation: route({
    method: 'DELETE',
    path: '/delegations/:id',
    access: 'staff',
    summary: 'Ends one now, or takes one back that has not begun',
    params: id,
    replies: { 200: delegation },
  }),
} as const;
