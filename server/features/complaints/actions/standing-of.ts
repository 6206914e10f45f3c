import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Db } from '../../../platform/context.ts';
import type { Directory } from '../../directory/index.ts';
import { type ComplaintRow, referredTo } from '../queries.ts';
import type { Standing } from '../rules/order.ts';

/**
 * What the rules need to know of a loaded complaint, with paths as the tree is now. What an agency did
 * that was merged since, its successor did: its staff work there, and judge it no more than before.
 */
export async function standingOf(
  db: Db,
  complaint: ComplaintRow,
  directory: Directory,
): Promise<Standing> {
  const pathOf = (id: number | null) => (id === null ? null : successorOf(directory, id).path);
  const referredToIds = await referredTo(db, complaint);
  return {
    status: complaint.status as Status,
    previousStatus: complaint.previous_status as Status | null,
    holderPath: complaint.holder_path,
    judgePath: complaint.judge_path,
    answeredByPath: pathOf(complaint.answered_by_id),
    complainedOfPath: pathOf(complaint.complained_of_id),
    referredToPaths: referredToIds.map((id) => successorOf(directory, id).path),
    registeredBy: complaint.registered_by,
    binding: complaint.binding,
    waitsUntil: complaint.waits_until,
    appealUntil: complaint.appeal_until,
  };
}

function successorOf(directory: Directory, id: number) {
  let agency = directory.agency(id);
  while (agency.successor_id !== null) agency = directory.agency(agency.successor_id);
  return agency;
}
