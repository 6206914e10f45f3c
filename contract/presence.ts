import { z } from 'zod';
import { doings, presenceEvery, presenceLasts } from './beside.ts';
import { numberParams } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant } from './text.ts';

/** Somebody else who has the complaint open. */
export const present = z.object({
  key: z.string().describe('the same for one person on one complaint, and for nothing else'),
  name: z.string().nullable().describe('for staff of their agency and above; null for others'),
  agency: z.object({ code: z.string(), name: bilingual }),
  doing: z.enum(doings),
  since: instant,
});
export type Present = z.infer<typeof present>;

const others = z.object({ others: z.array(present) });

export const presenceRoutes = {
  readPresence: route({
    method: 'GET',
    path: '/complaints/:number/presence',
    access: 'staff',
    background: true,
    summary: 'Who else has the complaint open, and what they are doing',
    params: numberParams,
    replies: { 200: others },
  }),
  keepPresence: route({
    method: 'POST',
    path: '/complaints/:number/presence',
    access: 'staff',
    background: true,
    summary: `I have it open: said every ${presenceEvery} seconds; gone after ${presenceLasts}`,
    params: numberParams,
    body: z.strictObject({ doing: z.enum(doings) }),
    replies: { 200: others },
  }),
  leavePresence: route({
    method: 'POST',
    path: '/complaints/:number/presence/leave',
    access: 'staff',
    background: true,
    summary: 'I no longer have it open',
    params: numberParams,
    body: z.strictObject({}).optional(),
    replies: { 200: z.object({ left: z.boolean() }) },
  }),
} as const;
