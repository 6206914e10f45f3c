/*
 * Tables that the ledger does not answer for, each with the reason. Every table is here, or among those that
 * are covered (covered.ts), entered row by row (kept.ts) or the ledger's own: a test compares them with the
 * database, so whoever adds one decides whether changing it could mislead a reader about what happened.
 */

const signsIn =
  'is how somebody signs in; what they do then is entered, and their account and roles are';
const passes = 'passes in minutes, and tells of nothing that happened';
const due = 'decides when what comes next is due; each entry has the due time that followed';
const derived = 'is counted from the history, and can be counted again';
const prints = 'are made from photos that entries name by their hashes, and can be made again';
const seals = 'opens what is sealed; the audit opens all of it';
const besideObstacle =
  'is what agencies wrote to each other of an obstacle; that it was recorded, decided and removed is an entry of each complaint it held';
const besideCause =
  'is what agencies say of a cause; that it gathered complaints, and what their people were told, is an entry of each';
const besideStaff =
  'is between a member of staff and their head, about no complaint; the database lets nobody change it';
const unfiled = 'is a complaint that nobody has filed yet';

export const outside: Readonly<Record<string, string>> = {
  caller_lookup_phones: 'says for which telephone was looked; that somebody looked is entered',
  calendar_days: due,
  cause_files:
    'are files that wait for a reply; once it is given they are named by it, with their hashes',
  cause_replies: 'is what a reply will say; once it is given it is an entry of each complaint',
  cause_steps: besideCause,
  causes: besideCause,
  calendars: due,
  ladders: 'says who is told when; each line is a change of administration, which is entered',
  recounts: due,
  recount_handovers: due,
  targets: due,
  complaint_presences: passes,
  counted_attempts: passes,
  request_allowances: passes,
  idempotency_keys: passes,
  telephone_codes: passes,
  telephone_sessions: passes,
  cohort_figures: derived,
  complaint_figures: derived,
  daily_obstacles: derived,
  event_figures: derived,
  office_months: derived,
  staff_months: derived,
  evaluation_reads: besideStaff,
  evaluation_remarks: besideStaff,
  figure_deltas: derived,
  figure_progress: derived,
  drafts: unfiled,
  gatherings:
    'says which complaints a cause ever gathered; each has the entry that it did, and since when',
  key_generations: seals,
  photo_keys: prints,
  photo_prints: prints,
  meetings: 'say what a review is prepared of; once it is closed it is entered, with its hash',
  meeting_points:
    'are what a rapporteur is writing; once the meeting is closed they stand in what was frozen',
  note_mentions: 'says who has read which note; whom a note names stands in its words',
  obstacles: besideObstacle,
  obstacle_steps: besideObstacle,
  obstructions:
    'says which complaints an obstacle holds; each has the entry that it does, and since when',
  places: 'names and positions of towns, published for everybody; entries name them by code',
  risings:
    'are lists of what is open; whom a step told stands in its entry, and what ended it is one',
  satisfaction_questions:
    'is what people said when they were asked afterwards, which moves no complaint; that they were asked is a notice, and what they said on confirming an entry',
  saved_views: 'are lists that somebody likes to look at',
  initiatives:
    'says within what people may file; each change is one of administration, which is entered',
  indicators: 'says what is measured; a line is never changed, and each says who made it',
  indicator_targets:
    'is what agencies are to reach in a year; lines are only added, and each says who set it',
  indicator_growths: derived,
  installation_facts: 'is what processes remember; the keys of the ledger among it are signed',
  standing_cells: derived,
  standing_periods: derived,
  standings: derived,
  staff_accounts: signsIn,
  staff_authenticators: signsIn,
  staff_challenges: signsIn,
  staff_devices: signsIn,
  staff_digests:
    'says who wants a mail each morning and what became of the last; nothing follows from it',
  staff_links: signsIn,
  staff_passkeys: signsIn,
  staff_sessions: signsIn,
  staff_sign_ins: signsIn,
  staff_used_codes: signsIn,
  staff_verifications: signsIn,
};

/** The ledger's own tables: the audit computes them anew. */
export const ledgersOwn: readonly string[] = [
  ...['ledger_bundles', 'ledger_checkpoints', 'ledger_complaints', 'ledger_events'],
  ...['ledger_kept_tables', 'ledger_subtrees', 'ledger_tail_entries', 'ledger_waiting_entries'],
];
