import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Channel, ComplaintKind } from '@insaf/contract/vocabulary.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import { agencyNow, named } from './names.ts';

const summaryLetters = 160;

/** The first letters, by code points; a text has thousands. */
function beginningOf(text: string): string {
  // No letter is of more than two units.
  const [...letters] = text.slice(0, 2 * summaryLetters);
  return letters.slice(0, summaryLetters).join('');
}

/** A complaint as a line of a list. */
export function complaintRowView(complaint: ComplaintRow, directory: Directory, now: Date) {
  const { category_id, place_id } = complaint;
  return {
    number: complaint.number,
    kind: complaint.kind as ComplaintKind,
    status: complaint.status as Status,
    channel: complaint.channel as Channel,
    summary: beginningOf(complaint.text),
    category: category_id === null ? null : named(directory.category(category_id)),
    place: place_id === null ? null : named(directory.place(place_id)),
    holder: agencyNow(directory, complaint.holder_id),
    receivedAt: complaint.received_at.toISOString(),
    dueAt: complaint.due_at?.toISOString() ?? null,
    overdue: complaint.due_at !== null && complaint.due_at < now,
    handBacks: complaint.hand_backs,
    appeals: complaint.appeals,
    complainants: complaint.complainants,
  };
}
