/*
 * Which columns of a complaint's tables the ledger answers for, and which it does not, with the reason.
 * A test compares both with the database, so that whoever adds a column decides. A column that is added
 * may be empty in rows of before: what is empty is left out of every value, so old entries still hold.
 */

/*
 * `erased_at`, of a complaint and of a file, is in no value: it is compared with whether an erasure was
 * entered.
 */

/** What changes with moves: committed to by the newest entry of the complaint. */
export const stateColumns = [
  ...['kind', 'status', 'version', 'channel', 'language', 'category_id', 'place_id'],
  ...['complained_of_id', 'confidential', 'anonymous', 'complainants', 'received_at'],
  ...['registered_by', 'registered_at_id', 'code_generation', 'holder_id', 'previous_status'],
  ...['clock', 'clock_state', 'due_at', 'minutes_left', 'waits_until', 'appeal_until'],
  ...['referral_no', 'hand_backs', 'binding', 'reply_no', 'answered_by_id', 'judge_id'],
  ...['promised_for', 'decided_by_id', 'appeals', 'dismissals', 'leading_number', 'grade'],
  ...['priority', 'clock_since', 'clock_minutes', 'clock_total', 'extended', 'waited_minutes'],
  ...['accept_due_at', 'ladder_step', 'returns', 'obstacle_id', 'accept_step', 'promise_step'],
  ...['cause_id', 'initiative_id'],
] as const;

/** Columns that came after the first entries, and what they hold where they say nothing. */
export const laterColumns: Readonly<Record<string, string | number | boolean>> = {
  ...{ priority: 'ordinary', extended: false, waited_minutes: 0, ladder_step: 0, returns: 0 },
  ...{ accept_step: 0, promise_step: 0 },
};

/** What the person wrote and where it is: committed to when it was received, and erased with the person. */
export const textColumns = [
  ...['text', 'remedy', 'address', 'landmark', 'lat', 'lon', 'accuracy_metres'],
] as const;

export const coveredColumns = {
  complaints: ['number', ...stateColumns, ...textColumns, 'erased_at'],
  history_entries: [
    ...['complaint_number', 'seq', 'at', 'verb', 'from_status', 'to_status', 'actor', 'staff_id'],
    ...['agency_id', 'holder_id', 'category_id', 'due_at', 'details', 'on_behalf_of'],
  ],
  history_words: ['complaint_number', 'seq', 'words'],
  complainants: [
    ...[
      'complaint_number',
      'complainant_no',
      'kind',
      'language',
      'notice_by',
      'sealed',
      'filed_at',
    ],
  ],
  referrals: [
    ...['complaint_number', 'referral_no', 'from_id', 'to_id', 'category_id', 'at', 'staff_id'],
    ...['note', 'binding', 'ended_at', 'ended_by', 'ended_reason'],
  ],
  replies: [
    ...['complaint_number', 'reply_no', 'agency_id', 'staff_id', 'at', 'claim', 'text'],
    ...['planned_for', 'verdict', 'verdict_at', 'verdict_by_id', 'verdict_staff_id'],
    ...['verdict_reason', 'copied_from'],
  ],
  earlier_holders: ['complaint_number', 'agency_id'],
  reply_files: ['complaint_number', 'reply_no', 'upload_id', 'document_kind'],
  evidence_items: [
    ...['complaint_number', 'reply_no', 'item_no', 'requirement', 'upload_id', 'state', 'because'],
    ...['params', 'accepted_at', 'accepted_by', 'accepted_reason'],
  ],
  uploads: [
    ...['id', 'state', 'declared_name', 'declared_type', 'size', 'staff_id', 'sha256', 'kind'],
    ...['media_type', 'width', 'height', 'taken_at', 'taken_at_zone_known', 'lat', 'lon'],
    ...['duration_seconds', 'has_copies', 'marks', 'refused_reason', 'created_at'],
    ...['complaint_number', 'reply_no', 'claimed_at', 'voice_of', 'erased_at'],
  ],
} as const;

export type CoveredTable = keyof typeof coveredColumns;

const followsTree = 'is the path of the agency beside it, which the audit compares with the tree';
const opens = 'changes when keys are rotated; the audit opens what was sealed and compares';
const rotates = 'changes when keys are rotated; what it opens is heard, and is known by its hash';
const arriving = 'says how a file arrives; what is claimed has arrived';

/** Columns that no entry commits to, each with the reason. */
export const uncovered: Readonly<Record<string, string>> = {
  'complaints.holder_path': followsTree,
  'complaints.judge_path': followsTree,
  'complaints.next_step_at': 'follows from the ladder, which may change in between',
  'complaints.turn_at': 'is computed by the database from others',
  'complainants.sealed_key': opens,
  'complainants.key_no': opens,
  'complainants.phone_hash': opens,
  'complainants.national_id_hash': opens,
  'complainants.email_hash': opens,
  'uploads.sealed_key': rotates,
  'uploads.key_no': rotates,
  'uploads.expires_at': arriving,
  'uploads.writer': arriving,
  'uploads.writer_until': arriving,
  'uploads.writer_asked': arriving,
};
