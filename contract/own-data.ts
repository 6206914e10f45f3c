import { z } from 'zod';
import { route } from './route.ts';
import { languages } from './text.ts';
import { numberAndCode } from './tracking.ts';

export const ownDataRoutes = {
  takeOwnData: route({
    method: 'POST',
    path: '/tracking/data',
    access: 'public',
    summary: 'All that is kept of a complaint’s person as one ZIP file, by number and code',
    body: numberAndCode.extend({
      language: z.enum(languages).optional().describe('that of the complaint unless given'),
    }),
    replies: { 200: z.unknown() },
    produces: 'application/zip',
  }),
} as const;
