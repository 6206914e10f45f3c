import { z } from 'zod';
import { statuses, verbs } from './complaint-lifecycle.ts';
import { present } from './presence.ts';
import { route } from './route.ts';
import { bilingual } from './text.ts';

/**
 * What is sent as it happens, to staff who may see the complaint it is about. The name is the event's, the
 * shape that of its data.
 *
 * `hello` comes first, `resumed` says that what was missed follows. `reset` says that something may have
 * been missed: whatever is shown is to be fetched again. `end` says that this stream ends and must not be
 * opened again by itself.
 */
export const liveEvents = {
  hello: z.object({ resumed: z.boolean() }),
  reset: z.object({}),
  end: z.object({ why: z.enum(['signed_out', 'too_many']) }),
  moved: z.object({
    number: z.string(),
    status: z.enum(statuses),
    verb: z.enum(verbs as [(typeof verbs)[number], ...(typeof verbs)[number][]]),
    version: z.number().int(),
    holder: z.object({ code: z.string(), name: bilingual }),
  }),
  noted: z.object({ number: z.string(), noteNo: z.number().int() }),
  mentioned: z.object({ number: z.string(), noteNo: z.number().int() }),
  presence: z.object({ number: z.string(), others: z.array(present) }),
} as const;

export type LiveEventName = keyof typeof liveEvents;
export type LiveEvent<Name extends LiveEventName = LiveEventName> = {
  [Each in Name]: { readonly name: Each; readonly data: z.infer<(typeof liveEvents)[Each]> };
}[Name];

/** The number of an event: which run of which server it is of, and which of that run. */
export const liveEventId = /^[0-9a-f]{12}-\d{1,15}$/;

export const liveRoutes = {
  live: route({
    method: 'GET',
    path: '/live',
    access: 'staff',
    background: true,
    summary: 'What happens to complaints the reader may see, as it happens (server-sent events)',
    query: z.strictObject({
      since: z
        .string()
        .regex(liveEventId)
        .optional()
        .describe('the last event that was seen; `Last-Event-ID` says the same'),
    }),
    replies: { 200: z.unknown() },
    produces: 'text/event-stream',
  }),
} as const;
