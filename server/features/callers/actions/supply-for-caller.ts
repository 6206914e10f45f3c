import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, supplyAnswer } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { complaintsOfCaller } from '../queries.ts';
import { deskReach } from '../rules/desk-reach.ts';
import { atDesk, telephoneOf } from './find-caller.ts';

/**
 * Takes what a caller answers to the question they were asked, in a complaint filed from the telephone they
 * call from. The history names the desk that wrote it down.
 *
 * @throws Refusal `wrong_phone`, `not_permitted`, `not_found` where the desk may not tell of it or it is
 *   sensitive, and the refusals of `supply`
 */
export async function supplyForCaller(
  ctx: Ctx,
  acting: Acting,
  given: {
    phone: string;
    number: string;
    answer: string;
    uploads: readonly string[];
    version?: number | undefined;
  },
): Promise<ComplaintRow> {
  const { staff } = atDesk(acting);
  const phoneHashes = await ctx.keys.hashes('phone', telephoneOf(given.phone));
  const reach = deskReach(staff, await readDirectory(ctx.db));
  const filed = await complaintsOfCaller(ctx.db, staff, {
    reach,
    phoneHashes,
    number: given.number,
    limit: 1,
  });
  const [complaint] = filed;
  if (complaint === undefined) throw new Refusal('not_found', { field: 'number' });
  const sensitive = complaint.confidential || complaint.complained_of_id !== null;
  if (sensitive && complaint.registered_by !== staff.staffId) {
    throw new Refusal('not_found', { field: 'number' });
  }
  return supplyAnswer(ctx, { ...staff, callerOf: complaint.number }, given);
}
