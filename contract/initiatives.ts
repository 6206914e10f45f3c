import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { route } from './route.ts';
import { bilingual, day, writing } from './text.ts';
import { channels, complaintKinds } from './vocabulary.ts';

/**
 * Where an initiative stands today · قبل بدايتها، مفتوحة، انتهت مدتها، أغلقت. Only one that is open takes
 * what people file.
 */
export const initiativeStates = ['to_come', 'open', 'ended', 'closed'] as const;
export type InitiativeState = (typeof initiativeStates)[number];

export const initiativeCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** A programme with a supervisor of its own, within which people file · مبادرة. */
export const initiative = z.object({
  code: z.string(),
  name: bilingual,
  purpose: bilingual.describe('what it is for, in one sentence'),
  supervisor: z
    .object({ code: z.string(), name: bilingual })
    .describe('the agency that examines what comes, where it examines at all'),
  firstDay: day,
  lastDay: day.nullable().describe('null until somebody closes it'),
  open: z.boolean().describe('false once it was closed, whatever its days say'),
  state: z.enum(initiativeStates).describe('today'),
  kinds: z.array(z.enum(complaintKinds)).describe('that it takes; none listed for all'),
  channels: z.array(z.enum(channels)).describe('by which it takes them; none listed for all'),
  categories: z.array(z.string()).describe('codes of what it takes; none listed for all'),
});
export type Initiative = z.infer<typeof initiative>;

/** All that is said of an initiative, but its code, which never changes. */
const initiativeWords = z.strictObject({
  nameAr: writing(120),
  nameEn: writing(120),
  purposeAr: writing(300, 3),
  purposeEn: writing(300, 3),
  supervisor: agencyCode,
  firstDay: day,
  lastDay: day.nullable(),
  open: z.boolean(),
  kinds: z.array(z.enum(complaintKinds)).max(complaintKinds.length),
  channels: z.array(z.enum(channels)).max(channels.length),
  categories: z.array(z.string().max(60)).max(500),
});
const inOrder = ({ firstDay, lastDay }: { firstDay: string; lastDay: string | null }) =>
  lastDay === null || firstDay <= lastDay;
const outOfOrder = { path: ['lastDay'], message: 'days_out_of_order' };

export const initiativeEdit = initiativeWords.refine(inOrder, outOfOrder);
export type InitiativeEdit = z.infer<typeof initiativeEdit>;

export const newInitiative = initiativeWords
  .extend({ code: initiativeCode })
  .refine(inOrder, outOfOrder);

export const initiativeRoutes = {
  listInitiatives: route({
    method: 'GET',
    path: '/initiatives',
    access: 'public',
    byKey: true,
    summary: 'The initiatives that are open today; to staff, all that there ever were',
    replies: { 200: z.object({ initiatives: z.array(initiative) }) },
  }),
  createInitiative: route({
    method: 'POST',
    path: '/initiatives',
    access: 'manageInitiatives',
    summary: 'A new initiative',
    body: newInitiative,
    replies: { 201: initiative },
  }),
  editInitiative: route({
    method: 'PUT',
    path: '/initiatives/:code',
    access: 'manageInitiatives',
    summary: 'All of an initiative anew, or closing it; what was filed within it stays so',
    params: z.object({ code: z.string().max(60) }),
    body: initiativeEdit,
    replies: { 200: initiative },
  }),
} as const;
