import type { Row } from './material.ts';

/*
 * Tables whose rows are entered one by one, by the database itself when they are written (migration 0025).
 * The audit goes by this list and not by the database's own, which whoever can change the rows can change
 * too; a test compares the two, and both with the columns that there are.
 */

export type Kept = {
  /** What names a row. */
  readonly keys: readonly string[];
  /** Committed to as they are, keys among them; one that ends with `?` as whether it is there. */
  readonly columns: readonly string[];
  /** Committed to by a digest, under the salt that erasure destroys. */
  readonly written: readonly string[];
  /** Whether a complaint owns its rows. */
  readonly ofComplaints: boolean;
};

const all = (
  keys: readonly string[],
  columns: readonly string[],
  written: string[] = [],
): Kept => ({
  ...{ keys, written, columns: [...keys, ...columns] },
  ofComplaints: keys[0] === 'complaint_number',
});
const ofComplaint = (key: string, columns: readonly string[], written?: string[]) =>
  all(['complaint_number', key], columns, written);

export const keptTables: Readonly<Record<string, Kept>> = {
  identity_openings: ofComplaint(
    'opening_no',
    [
      ...['hours', 'asked_at', 'asked_by', 'asked_agency_id', 'asked_role', 'lapses_at'],
      ...['decided_at', 'decided_by', 'decided_agency_id', 'decided_role', 'until'],
    ],
    ['reason', 'refusal'],
  ),
  identity_views: ofComplaint('view_id', [
    ...['complainant_no', 'fields', 'at', 'staff_id', 'agency_id', 'role', 'opening_no'],
  ]),
  redactions: ofComplaint('redaction_no', [
    ...['subject', 'marks', 'rendition', 'at', 'staff_id', 'agency_id'],
  ]),
  erasures: ofComplaint(
    'erasure_no',
    [
      ...['why', 'asked_at', 'asked_by', 'asked_staff_id', 'asked_agency_id', 'decided_at'],
      ...['decided_by', 'decided_agency_id', 'done_at', 'refusal?'],
    ],
    ['refusal'],
  ),
  complaint_notes: ofComplaint('note_no', ['at', 'staff_id', 'agency_id']),
  complaint_note_words: ofComplaint('note_no', [], ['words']),
  notices: all(
    ['complaint_number', 'seq', 'complainant_no', 'template'],
    ['params', 'state', 'language', 'way', 'carrier', 'sent_at', 'delivered_at'],
    ['provider_id', 'last_error'],
  ),
  caller_lookups: all(['id'], ['at', 'staff_id', 'agency_id']),
  administration_changes: all(
    ['id'],
    ['subject_kind', 'subject', 'at', 'what', 'staff_id', 'before', 'after'],
  ),
  approvals: all(
    ['id'],
    [
      ...['kind', 'permission', 'agency_ids', 'subject', 'asked', 'reason', 'asked_by', 'asked_at'],
      ...['expires_at', 'state', 'decided_by', 'decided_at', 'words'],
    ],
  ),
  staff: all(['id'], ['name', 'email', 'active', 'second_factor']),
  staff_roles: all(['staff_id', 'role', 'agency_id'], ['reach', 'since']),
  delegations: all(['id'], ['staff_id', 'to_id', 'from_at', 'until_at', 'made_at', 'made_by']),
  roles: all(
    ['code'],
    [
      ...['title_ar', 'title_en', 'hint_ar', 'hint_en', 'permissions', 'standard', 'active'],
      'place',
    ],
  ),
  partner_keys: all(
    ['id'],
    [
      ...['name', 'agency_id', 'reach', 'permissions', 'per_minute', 'secret_hash', 'old_hash'],
      ...['old_until', 'made_at', 'made_by', 'renewed_at', 'expires_at', 'revoked_at'],
    ],
  ),
  notice_texts: all(['template', 'language', 'part'], ['words']),
  installation_settings: all(['name'], ['value']),
  meeting_reviews: all(['meeting_id'], ['agency_id', 'sha256', 'closed_at', 'staff_id']),
  agencies: all(
    ['id'],
    [
      ...['code', 'parent_id', 'path', 'kind', 'name_ar', 'name_en', 'place_id', 'sectors'],
      ...['examines', 'active', 'successor_id'],
    ],
  ),
  agency_names: all(['agency_id', 'since'], ['until', 'name_ar', 'name_en']),
  agency_changes: all(['id'], ['agency_id', 'at', 'what', 'staff_id', 'before', 'after']),
  categories: all(
    ['id'],
    [
      ...['code', 'sector', 'name_ar', 'name_en', 'lead_agency_kind', 'target_working_minutes'],
      ...['evidence_photos_after', 'evidence_documents', 'evidence_document_kinds'],
      ...['evidence_near_metres', 'urgent', 'confidential', 'objection_days', 'words_ar'],
      ...['words_en', 'active', 'retention_years'],
    ],
  ),
};

/** Columns of those tables that no entry answers for, each with the reason. */
export const unkept: Readonly<Record<string, string>> = {
  'notices.urgent': 'says when to send; what was sent says when',
  'notices.attempts': 'counts tries; what came of the last is said',
  'notices.queued_at': 'says when to send; what was sent says when',
  'notices.send_after': 'says when to send; what was sent says when',
  'staff.email_verified': 'is of signing in',
  'staff.image': 'is not shown anywhere',
  'staff.language': 'is how somebody likes to read',
  'staff.created_at': 'that somebody came is entered when they do',
  'staff.updated_at': 'that somebody changed is entered when they do',
  'staff.search_text': 'is folded from the name',
  'meeting_reviews.frozen': 'is what the hash is of; the database takes no other',
  'partner_keys.used_at': 'is an hour, kept for who looks whether a key is still in use',
};

/** Whether a row is entered already: a notice is when it was sent, or could not be. */
export const isEntered = (table: string, row: Row): boolean =>
  table !== 'notices' || !['queued', 'sending'].includes(String(row.state));
