import { z } from 'zod';
import { openingStates } from './identity.ts';
import { bilingual, instant } from './text.ts';

const agencyAndRole = z.object({
  agency: z.object({ code: z.string(), name: bilingual }).describe('as it was named then'),
  role: bilingual,
});

/** An opening of who complains, asked for or given, as staff see it. */
export const opening = z.object({
  openingNo: z.number().int(),
  state: z.enum(openingStates),
  reason: z.string(),
  hours: z.number().int().describe('how long it lasts once approved'),
  askedAt: instant,
  asked: agencyAndRole,
  mine: z.boolean().describe('asked for by the reader, and open to nobody else'),
  decidedAt: instant.nullable(),
  decided: agencyAndRole.nullable(),
  refusal: z.string().nullable(),
  until: instant.nullable(),
});
export type Opening = z.infer<typeof opening>;
