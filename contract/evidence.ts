import { z } from 'zod';
export const evidenceItem = z.object({
  item: z.number().int(),
  requirement: z.string(),
  upload: z.string().nullable(),
  state: z.string(),
  because: z.string(),
  params: z.record(z.string(), z.unknown()),
  acceptedReason: z.string().nullable(),
});
