import { type Acting, holdingFor } from '../../rights/index.ts';

/**
 * Whether a reader of the complaint sees a note on it: who wrote it, who is mentioned in it, and whose role
 * reaches the agency it was written for. So it is seen by that agency's people and by those above, and
 * never beside or below it (docs/decisions/0024).
 *
 * @param note `agencyPath` of the agency, or of what it was merged into
 */
export function seesNote(
  acting: Acting,
  note: {
    readonly agencyPath: string;
    readonly staffId: string;
    readonly mentions: readonly string[];
  },
): boolean {
  if (acting.kind !== 'staff') return false;
  return (
    note.staffId === acting.staffId ||
    note.mentions.includes(acting.staffId) ||
    holdingFor(acting, 'readComplaints', note.agencyPath) !== null
  );
}
