import type { Ctx } from '../../../platform/context.ts';
import { keepVoices } from '../../complainants/index.ts';
import type { Acting } from '../../rights/index.ts';
import { claimUploads } from '../../uploads/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** What the person supplied, with files if they sent any. It returns to where it came from. */
export function supplyAnswer(
  ctx: Ctx,
  acting: Acting,
  order: {
    number: string;
    answer: string;
    uploads: readonly string[];
    version?: number | undefined;
  },
) {
  const { number, answer, uploads, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'supply',
    decide: async ({ db, now }) => {
      await claimUploads(db, uploads, { complaintNumber: number, at: now });
      if (uploads.length > 0) await keepVoices(ctx, db, number);
      return { words: answer, details: { uploads } };
    },
  });
}
