import { z } from 'zod';
import { route } from './route.ts';
import { day, instant } from './text.ts';

/** By what somebody stopped their digest: the link in it, or at the desk. */
export const digestStops = ['link', 'desk'] as const;

/**
 * What became of a digest. `taken`: it is being made, or could not be handed over and is tried again that
 * day. `nothing`: there was nothing to say, so no mail. `failed`: the mail server refused the address for
 * good. `unknown`: whoever sent it ended in the middle; it may have arrived, and is not sent twice.
 */
export const digestStates = ['taken', 'sending', 'sent', 'nothing', 'failed', 'unknown'] as const;
export type DigestState = (typeof digestStates)[number];

export const ownDigest = z.object({
  address: z.string().describe('where it is sent'),
  on: z.boolean(),
  stoppedAt: instant.nullable(),
  stoppedBy: z.enum(digestStops).nullable(),
  has: z.boolean().describe('whether one with the reader’s roles is sent any'),
  last: z.object({ day, state: z.enum(digestStates) }).nullable(),
});
export type OwnDigest = z.infer<typeof ownDigest>;

/** The mail of a working morning: what is overdue, due today, sent back or risen. */
export const digestRoutes = {
  readDigest: route({
    method: 'GET',
    path: '/me/digest',
    access: 'staff',
    summary:
      'Whether the one signed in is sent a digest each working morning, and the last of them',
    replies: { 200: ownDigest },
  }),
  changeDigest: route({
    method: 'PUT',
    path: '/me/digest',
    access: 'staff',
    summary: 'Stop one’s digest, or have it sent again',
    body: z.strictObject({ on: z.boolean() }),
    replies: { 200: ownDigest },
  }),
} as const;
