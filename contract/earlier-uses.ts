import { z } from 'zod';
import { complaintNumber } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant } from './text.ts';
import { uploadKinds } from './uploads.ts';

/** The file of another reply that an item is held against, with the token of the item's `earlier`. */
const earlierParams = z.object({
  number: complaintNumber,
  upload: z.uuid(),
  look: z.string().max(60),
});

export const earlierUseRoutes = {
  readEarlierUse: route({
    method: 'GET',
    path: '/complaints/:number/earlier-uses/:upload/:look',
    access: 'staff',
    summary: 'When and by which agency a photo or document was used before',
    params: earlierParams,
    replies: {
      200: z.object({
        at: instant,
        agency: z.object({ code: z.string(), name: bilingual }),
        kind: z.enum(uploadKinds),
        readable: z
          .string()
          .nullable()
          .describe('number of the complaint it was used for, when the reader may open it'),
      }),
    },
  }),
  readEarlierPhoto: route({
    method: 'GET',
    path: '/complaints/:number/earlier-uses/:upload/:look/:form',
    access: 'staff',
    summary: 'The photo that was used before, to compare; never the file as received',
    params: earlierParams.extend({ form: z.enum(['show', 'thumbnail']) }),
    replies: { 200: z.unknown() },
    produces: 'application/octet-stream',
  }),
} as const;
