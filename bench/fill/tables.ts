import type { Json } from 'insaf-verify/canonical-json.ts';

/* The tables that are filled, and a row of them as COPY and as JSON write it. */

export const columns = {
  complaints: [
    ...['number', 'kind', 'status', 'version', 'channel', 'language', 'text', 'remedy'],
    ...['category_id', 'place_id', 'address', 'landmark', 'lat', 'lon', 'accuracy_metres'],
    ...['confidential', 'anonymous', 'complainants', 'received_at', 'registered_by'],
    ...['registered_at_id', 'holder_id', 'holder_path', 'previous_status', 'priority'],
    ...['clock', 'clock_state', 'due_at', 'minutes_left', 'waits_until', 'clock_since'],
    ...['clock_minutes', 'clock_total', 'extended', 'waited_minutes', 'accept_due_at'],
    ...['ladder_step', 'accept_step', 'promise_step', 'next_step_at', 'appeal_until'],
    ...['referral_no', 'hand_backs', 'binding', 'reply_no', 'returns', 'answered_by_id'],
    ...['judge_id', 'judge_path', 'promised_for', 'decided_by_id', 'appeals', 'dismissals'],
    ...['leading_number', 'grade'],
  ],
  history_entries: [
    ...['complaint_number', 'seq', 'at', 'verb', 'from_status', 'to_status', 'actor', 'staff_id'],
    ...['agency_id', 'holder_id', 'category_id', 'due_at', 'details'],
  ],
  history_words: ['complaint_number', 'seq', 'words'],
  complainants: [
    ...['complaint_number', 'complainant_no', 'kind', 'language', 'notice_by', 'sealed'],
    ...['sealed_key', 'key_no', 'phone_hash', 'national_id_hash', 'email_hash', 'filed_at'],
  ],
  referrals: [
    ...['complaint_number', 'referral_no', 'from_id', 'to_id', 'category_id', 'at', 'staff_id'],
    ...['note', 'binding', 'ended_at', 'ended_by', 'ended_reason'],
  ],
  earlier_holders: ['complaint_number', 'agency_id'],
  replies: [
    ...['complaint_number', 'reply_no', 'agency_id', 'staff_id', 'at', 'claim', 'text'],
    ...['planned_for', 'verdict', 'verdict_at', 'verdict_by_id', 'verdict_staff_id'],
    ...['verdict_reason', 'copied_from'],
  ],
  uploads: [
    ...['id', 'state', 'declared_name', 'declared_type', 'size', 'staff_id', 'sha256', 'kind'],
    ...['media_type', 'width', 'height', 'taken_at', 'taken_at_zone_known', 'lat', 'lon'],
    ...['has_copies', 'marks', 'created_at', 'expires_at', 'complaint_number', 'reply_no'],
    'claimed_at',
  ],
  reply_files: ['complaint_number', 'reply_no', 'upload_id', 'document_kind'],
  evidence_items: [
    ...['complaint_number', 'reply_no', 'item_no', 'requirement', 'upload_id', 'state', 'because'],
    ...['params', 'accepted_at', 'accepted_by', 'accepted_reason'],
  ],
  photo_prints: ['complaint_number', 'reply_no', 'upload_id', 'print', 'used_at'],
  photo_keys: ['key', 'complaint_number'],
  notices: [
    ...['complaint_number', 'seq', 'complainant_no', 'template', 'params', 'urgent', 'state'],
    ...['attempts', 'queued_at', 'send_after', 'language', 'way', 'carrier', 'provider_id'],
    ...['sent_at', 'last_error'],
  ],
  satisfaction_questions: [
    ...['complaint_number', 'seq', 'agency_id', 'state', 'way', 'complainant_no', 'next_at'],
    ...['asked_at', 'reminded_at', 'reached_at', 'closes_at', 'answered_at', 'answered_by'],
    ...['grade', 'removed', 'words', 'call_since'],
  ],
  ledger_complaints: ['complaint_number', 'salt', 'personal_salt', 'leaves'],
  ledger_events: [
    ...['id', 'at', 'type', 'complaint_number', 'actor', 'parts', 'personal', 'salt'],
    ...['personal_salt', 'leaf'],
  ],
  ledger_waiting_entries: ['complaint_number', 'seq', 'event_id'],
  ledger_bundles: ['bundle_no', 'entries', 'complaint_numbers', 'seqs'],
  ledger_subtrees: ['level', 'subtree_no', 'hash'],
} as const satisfies Record<string, readonly string[]>;

export type Table = keyof typeof columns;
export const tables = Object.keys(columns) as Table[];
export type Row = Readonly<Record<string, unknown>>;
export type Rows = { [table in Table]?: Row[] };

/** Text that is JSON already: a column has it as it is. */
export class WrittenJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A row as a line of COPY's text format. What is not there is nothing; text arrays have plain words. */
export function lineOf(table: Table, row: Row): string {
  let line = '';
  let before = '';
  for (const column of columns[table]) {
    line += before + inLine(row[column]);
    before = '\t';
  }
  return `${line}\n`;
}

function inLine(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return isoOf(value);
  if (value instanceof Uint8Array) return `\\\\x${hexOf(value)}`;
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return escaped(value instanceof WrittenJson ? value.text : JSON.stringify(value));
}

const hexOf = ({ buffer, byteOffset, length }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, length).toString('hex');

const special = /[\\\t\n\r]/g;
const names: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };
const escaped = (text: string) =>
  text.search(special) < 0 ? text : text.replace(special, (each) => names[each] ?? '\\r');

/** Columns that PostgreSQL has as numbers and programs as text. */
const numbers = new Set(['number', 'complaint_number', 'copied_from', 'leading_number']);

/** A row as `to_jsonb` has it, of the columns that are given. */
export function jsonRow(row: Row, columns: readonly string[]): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const column of columns) {
    const value = row[column] ?? null;
    found[column] = value !== null && numbers.has(column) ? Number(value) : inJson(value);
  }
  return found;
}

function inJson(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  if (value instanceof Date) return inPostgres(value);
  if (value instanceof Uint8Array) return `\\x${hexOf(value)}`;
  return plain(value);
}

/** As JSON has it, whose times are those of programs. */
function plain(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  if (value instanceof Date) return isoOf(value);
  if (Array.isArray(value)) return value.map(plain);
  const found: Record<string, Json> = {};
  for (const [name, inside] of Object.entries(value)) {
    if (inside !== undefined) found[name] = plain(inside);
  }
  return found;
}

/** `2026-07-05T09:00:00.12+00:00`: no zeros at the end of a fraction. */
function inPostgres(time: Date): string {
  const iso = isoOf(time);
  const fraction = iso.slice(19, 23).replace(/\.?0+$/, '');
  return `${iso.slice(0, 19)}${fraction}+00:00`;
}

const dayMs = 86_400_000;
const days = new Map<number, string>();
const digits = (count: number, most: number) =>
  Array.from({ length: most }, (_, number) => String(number).padStart(count, '0'));
const [two, three] = [digits(2, 60), digits(3, 1000)];

/** `toISOString` of a time of these years: sixty to each complaint, on few days. */
export function isoOf(time: Date): string {
  const day = Math.floor(time.getTime() / dayMs);
  let date = days.get(day);
  if (date === undefined) {
    date = new Date(day * dayMs).toISOString().slice(0, 11);
    days.set(day, date);
  }
  const left = time.getTime() - day * dayMs;
  const seconds = Math.floor(left / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return `${date}${two[hours]}:${two[minutes % 60]}:${two[seconds % 60]}.${three[left % 1000]}Z`;
}
