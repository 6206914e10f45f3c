import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { giveVoices, type Speaker, type Upload } from '../../uploads/index.ts';
import { oneComplainant } from '../queries.ts';
import { openPersonKey } from './seal-complainants.ts';

/** Of several complainants, whose key the recordings of a complaint are kept under. */
const first = 1;

/** Has recordings that a complaint claimed kept under the key of its first complainant. */
export function keepVoices(ctx: Ctx, db: Db, number: string): Promise<void> {
  return giveVoices(ctx.keys, db, number, async (): Promise<Speaker | null> => {
    const row = await oneComplainant(db, number, first);
    if (row === undefined) return null;
    return { complainantNo: first, key: await openPersonKey(ctx.keys, row) };
  });
}

/** The key of the person whose recording this is. @throws Refusal `not_found` once they were erased */
export async function personKeyOf(ctx: Ctx, upload: Upload): Promise<Buffer> {
  const row = await oneComplainant(ctx.db, upload.complaint_number!, upload.voice_of!);
  if (row === undefined) throw new Refusal('not_found');
  return openPersonKey(ctx.keys, row);
}
