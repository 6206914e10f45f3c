import { z } from 'zod';
import { mostUnreadCounted } from './beside.ts';
import { statuses } from './complaint-lifecycle.ts';
import { complaintNumber, numberParams } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';

const agencyName = z.object({ code: z.string(), name: bilingual });

/** Who wrote it. Who sees a note is of their agency, above it, or spoken to by name: so is told the name. */
const author = z.object({ name: z.string(), agency: agencyName });

export const note = z.object({
  noteNo: z.number().int(),
  at: instant,
  by: author,
  mine: z.boolean(),
  text: z.string().nullable().describe('null once it was erased'),
  mentions: z.array(z.object({ id: z.string(), name: z.string(), me: z.boolean() })),
});
export type Note = z.infer<typeof note>;

const mentionable = z.object({ id: z.string(), name: z.string(), agency: agencyName });
export type Mentionable = z.infer<typeof mentionable>;

export const mention = z.object({
  number: z.string(),
  noteNo: z.number().int(),
  at: instant,
  read: z.boolean(),
  by: author,
  text: z.string().nullable(),
  complaint: z.object({ status: z.enum(statuses), summary: z.string() }),
});
export type Mention = z.infer<typeof mention>;

export const noteRoutes = {
  listNotes: route({
    method: 'GET',
    path: '/complaints/:number/notes',
    access: 'staff',
    summary: 'Internal notes on a complaint that the reader may see, the newest first',
    params: numberParams,
    query: z.strictObject({
      before: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    replies: {
      200: z.object({
        notes: z.array(note),
        next: z.number().int().nullable().describe('`before` of the next page'),
      }),
    },
  }),
  addNote: route({
    method: 'POST',
    path: '/complaints/:number/notes',
    access: 'staff',
    summary: 'Write an internal note; those mentioned in it find it among their mentions',
    params: numberParams,
    body: z.strictObject({
      text: writing(5000),
      mentions: z.array(z.string().min(1).max(100)).max(20).default([]),
    }),
    replies: { 201: note },
  }),
  listMentionable: route({
    method: 'GET',
    path: '/complaints/:number/mentionable',
    access: 'staff',
    summary: 'Staff who may read the complaint, by name in any spelling',
    params: numberParams,
    query: z.strictObject({ words: z.string().max(100).default('') }),
    replies: { 200: z.object({ people: z.array(mentionable) }) },
  }),
  listMentions: route({
    method: 'GET',
    path: '/mentions',
    access: 'staff',
    summary: 'Notes that mention the person signed in: unread ones first, the newest on top',
    query: z.strictObject({
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    replies: {
      200: z.object({
        mentions: z.array(mention),
        unread: z.number().int().describe(`${mostUnreadCounted} stands for that many or more`),
        next: z.string().nullable(),
      }),
    },
  }),
  readMentions: route({
    method: 'POST',
    path: '/mentions/read',
    access: 'staff',
    summary: 'Mark mentions read: those on one complaint, or all',
    body: z.strictObject({ number: complaintNumber.optional() }),
    replies: { 200: z.object({ unread: z.number().int() }) },
  }),
} as const;
