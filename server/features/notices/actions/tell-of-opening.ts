import type { Ctx, Db } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import type { IdentityOpened } from '../../custody/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { queueNotices } from './queue-notice.ts';

/** Queues what the complainants are told when who they are was opened, in the transaction that opened it. */
export async function tellOfOpening(
  ctx: Ctx,
  db: Db,
  { complaint, opening }: IdentityOpened,
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  const people = await toBeTold(db, [complaint.number]);
  const agency = directory.nameAt(opening.asked_agency_id, opening.asked_at);
  await queueNotices(
    ctx,
    db,
    people.map(({ complainant_no: complainantNo }) => ({
      ...{ complaintNumber: complaint.number, seq: opening.opening_no, complainantNo },
      template: 'identity_opened' as const,
      params: { agency, until: opening.until },
    })),
  );
}
