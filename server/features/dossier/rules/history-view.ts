import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintView } from '@insaf/contract/dossier.ts';
import type { historyOf } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import { type Acting, holdingFor, holdingsWith, isWithin } from '../../rights/index.ts';
import { agencyThen, named } from './names.ts';

type Entry = Awaited<ReturnType<typeof historyOf>>[number];

/** What a move's details name an agency by its id under. */
const agencyKeys = ['from', 'to', 'senior', 'answeredBy', 'level', 'owner', 'worker'] as const;

/** An entry of the history, with all that it names as it was named then. */
export function historyView(
  entry: Entry,
  acting: Acting,
  directory: Directory,
): ComplaintView['history'][number] {
  const kept = entry.verb === 'confirm' && worksFor(acting, directory.agency(entry.holder_id).path);
  const { grade: _, ...withoutGrade } = entry.details as Record<string, unknown>;
  const details = kept ? withoutGrade : (entry.details as Record<string, unknown>);
  const { at, category_id } = entry;
  const then = (id: number) => agencyThen(directory, id, at);
  return {
    seq: entry.seq,
    at: at.toISOString(),
    verb: entry.verb as Verb,
    from: entry.from_status as Status | null,
    to: entry.to_status as Status,
    by: entry.actor as ComplaintView['history'][number]['by'],
    ...officersShown(entry, acting, directory),
    agency: entry.agency_id === null ? null : then(entry.agency_id),
    holder: then(entry.holder_id),
    category: category_id === null ? null : named(directory.category(category_id)),
    dueAt: entry.due_at?.toISOString() ?? null,
    details,
    agencies: Object.fromEntries(
      agencyKeys.flatMap((key) => {
        const id = details[key];
        return typeof id === 'number' ? [[key, then(id)]] : [];
      }),
    ),
    words: kept ? null : entry.words,
  };
}

/**
 * Whether somebody works for the agency and stands nowhere above it: which grade a person gave, and what they
 * wrote with it, is read by who judged the reply and by those above.
 */
function worksFor(acting: Acting, path: string): boolean {
  const held = holdingsWith(acting, 'readComplaints');
  const isAbove = held.some((holding) => holding.path !== path && isWithin(path, holding.path));
  return !isAbove && held.some((holding) => isWithin(holding.path, path));
}

/** The name of an officer, and of whoever they stood in for, is for their own agency and those above it. */
function officersShown(entry: Entry, acting: Acting, directory: Directory) {
  const { agency_id, officer, behalf_of: behalfOf } = entry;
  const shown =
    agency_id !== null &&
    holdingFor(acting, 'readComplaints', directory.agency(agency_id).path) !== null;
  return shown ? { officer, behalfOf } : { officer: null, behalfOf: null };
}
