import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Db } from '../../../platform/context.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { type ComplaintRow, referredTo, whoAnswered } from '../queries.ts';
import type { Standing } from '../rules/order.ts';
import { type Decided, seniorTo } from '../rules/senior-agency.ts';

/**
 * What the rules need to know of a loaded complaint, with paths as the tree is now. What an agency did
 * that was merged since, its successor did: its staff work there, and judge it no more than before.
 */
export async function standingOf(
  db: Db,
  complaint: ComplaintRow,
  directory: Directory,
): Promise<Standing> {
  const pathOf = (id: number | null) => (id === null ? null : directory.successorOf(id).path);
  const [referredToIds, answeredByStaff] = await Promise.all([
    referredTo(db, complaint),
    complaint.status === 'answered' ? whoAnswered(db, complaint) : [],
  ]);
  return {
    status: complaint.status as Status,
    previousStatus: complaint.previous_status as Status | null,
    holderPath: complaint.holder_path,
    judgePath: complaint.judge_path,
    answeredByPath: pathOf(complaint.answered_by_id),
    answeredByStaff,
    complainedOfPath: pathOf(complaint.complained_of_id),
    referredToPaths: referredToIds.map((id) => directory.successorOf(id).path),
    registeredBy: complaint.registered_by,
    binding: complaint.binding,
    extended: complaint.extended,
    obstructed: complaint.obstacle_id !== null,
    gathered: complaint.cause_id !== null,
    waitsUntil: complaint.waits_until,
    appealUntil: complaint.appeal_until,
    hasSenior: seniorTo(directory, decidedOf(complaint)) !== null,
  };
}

/** Who decided a complaint last, or would end it by letting the wait pass: the one that has it. */
export function decidedOf(
  complaint: Pick<ComplaintRow, 'decided_by_id' | 'holder_id' | 'complained_of_id'>,
): Decided {
  const { decided_by_id, holder_id, complained_of_id } = complaint;
  return { byId: decided_by_id ?? holder_id, complainedOfId: complained_of_id };
}

/** Who would hear an appeal against what was decided last; null when nobody stands above. */
export function heardBy(directory: Directory, complaint: ComplaintRow): AgencyRow | null {
  return seniorTo(directory, decidedOf(complaint));
}
