import type { Ctx, Db } from '../../../platform/context.ts';
import { toBeTold } from '../../complainants/index.ts';
import { queueNotices } from '../../notices/index.ts';
import type { ErasureRow } from '../queries.ts';

/** Queues what the people of a complaint are told about their erasure, in the transaction that decided it. */
export async function tellOfErasure(
  ctx: Ctx,
  db: Db,
  { complaint_number: complaintNumber, erasure_no: seq }: ErasureRow,
  template: 'erased' | 'erasure_refused',
): Promise<void> {
  const people = await toBeTold(db, [complaintNumber]);
  await queueNotices(
    ctx,
    db,
    people.map(({ complainant_no: complainantNo }) => ({
      ...{ complaintNumber, seq, complainantNo, template },
      params: {},
    })),
  );
}
