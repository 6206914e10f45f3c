import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { route } from './route.ts';
import { day } from './text.ts';

/** What is counted each day, by event: `handBack` on the day it was handed back, and so on. */
export const figureRoutes = {
  readFigures: route({
    method: 'GET',
    path: '/figures',
    access: 'readFigures',
    byKey: true,
    summary: 'How often each verb happened in a period, at an agency and below it',
    query: z.strictObject({ from: day, to: day, agency: agencyCode.optional() }),
    replies: {
      200: z.object({ from: day, to: day, events: z.record(z.string(), z.number().int()) }),
    },
  }),
} as const;
