import type { ComplaintRow } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { GateFacts } from './identity-gate.ts';

/** What the gate asks of a complaint that was loaded. */
export function gateFacts(complaint: ComplaintRow, directory: Directory): GateFacts {
  const pathOf = (id: number | null) => (id === null ? null : directory.successorOf(id).path);
  const { category_id } = complaint;
  const againstOfficials = category_id !== null && directory.category(category_id).confidential;
  return {
    status: complaint.status,
    previousStatus: complaint.previous_status,
    holderPath: complaint.holder_path,
    registeredBy: complaint.registered_by,
    confidential: complaint.confidential || againstOfficials,
    againstOfficials,
    complainedOfPath: pathOf(complaint.complained_of_id),
    answeredByPath: pathOf(complaint.answered_by_id),
  };
}
