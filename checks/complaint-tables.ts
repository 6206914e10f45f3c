/**
 * The tables that a complaint owns: each carries `complaint_number` first in its primary key, so that
 * all of a complaint lies on one machine when the tables are spread (docs/decisions/0006).
 * `schema.ts` proves that the list is that of the database.
 */
export const complaintTables = [
  'complaints',
  'cause_files',
  'complainants',
  'complaint_figures',
  'complaint_notes',
  'complaint_note_words',
  'complaint_presences',
  'earlier_holders',
  'history_entries',
  'history_words',
  'identity_openings',
  'erasures',
  'redactions',
  'identity_views',
  'gatherings',
  'ledger_complaints',
  'note_mentions',
  'notices',
  'obstructions',
  'recount_handovers',
  'referrals',
  'replies',
  'reply_files',
  'risings',
  'satisfaction_questions',
  'evidence_items',
  'photo_prints',
];

/** Tables that name a complaint and are keyed otherwise, each with the reason. */
export const keyedOtherwise: Record<string, string> = {
  figure_deltas: 'taken in the order of arrival, of whatever complaint',
  idempotency_keys: 'found by the hash of the key, before there is a complaint',
  ledger_waiting_entries: 'taken in the order of arrival, of whatever complaint',
  ledger_events: 'some are of no complaint, such as an export of many',
  ledger_tail_entries: 'in the order of the tree, which is one for all complaints',
  photo_keys: 'searched by what photos look like, across all complaints at once',
  uploads: 'received before there is a complaint, and claimed by one later',
};
