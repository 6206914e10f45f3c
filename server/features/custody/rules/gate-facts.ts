import type { ComplaintRow } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { GateFacts } from './identity-gate.ts';

/** What the gate asks of a complaint that was loaded. */
export function gateFacts(complaint: ComplaintRow, directory: Directory): GateFacts {
  const pathOf = (id: number | null) => (id === null ? null : directory.successorOf(id).path);
  return {
    status: complaint.status,
    previousStatus: complaint.previous_status,
    holderPath: complaint.holder_path,
    registeredBy: complaint.registered_by,
    confidential: isConfidential(complaint, directory),
    againstOfficials: isAgainstOfficials(complaint, directory),
    complainedOfPath: pathOf(complaint.complained_of_id),
    answeredByPath: pathOf(complaint.answered_by_id),
  };
}

/** Whether who complains is closed: the person asked for it, or what it is about has it so. */
export function isConfidential(
  complaint: Pick<ComplaintRow, 'confidential' | 'category_id'>,
  directory: Pick<Directory, 'category'>,
): boolean {
  return complaint.confidential || isAgainstOfficials(complaint, directory);
}

function isAgainstOfficials(
  { category_id }: Pick<ComplaintRow, 'category_id'>,
  directory: Pick<Directory, 'category'>,
): boolean {
  return category_id !== null && directory.category(category_id).confidential;
}
