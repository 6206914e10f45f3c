/**
 * Every refusal that a person can meet, with its HTTP status.
 *
 * A refusal is an expected no: it is shown in the reader's language (`words/<language>/errors.json`
 * has one sentence per code, checked) and logged at info. Anything else that is thrown is a bug.
 * `field` in a refusal's params names the input that must change, as a JSON path of the request body.
 */
export const errors = {
  // the request itself
  invalid_input: 400,
  not_signed_in: 401,
  wrong_sign_in: 401,
  sign_in_again: 401,
  wrong_proof: 422,
  second_factor_needed: 403,
  wrong_second_factor: 422,
  passkey_refused: 422,
  last_second_factor: 409,
  link_used_up: 404,
  no_mail: 404,
  password_short: 422,
  password_common: 422,
  password_personal: 422,
  password_guessable: 422,
  password_same: 422,
  directory_missing: 404,
  directory_unreachable: 503,
  not_permitted: 403,
  foreign_request: 403,
  not_found: 404,
  too_large: 413,
  too_many_attempts: 429,
  too_many_requests: 429,
  busy: 503,
  files_out_of_reach: 503,

  // asking how satisfied people are
  call_not_claimed: 409,

  // intake
  idempotency_key_reused: 409,
  wrong_complaint_number: 400,
  wrong_national_id: 400,
  wrong_phone: 400,
  wrong_telephone_code: 422,
  unknown_category: 400,
  unknown_place: 400,
  unknown_agency: 400,
  unknown_initiative: 400,
  initiative_to_come: 409,
  initiative_ended: 409,
  initiative_other_kind: 422,
  initiative_other_channel: 422,
  initiative_other_category: 422,
  initiative_code_taken: 409,
  indicator_code_taken: 409,
  unknown_upload: 400,
  upload_refused: 422,
  upload_unfinished: 409,
  upload_offset_wrong: 409,
  wrong_tus_version: 412,

  // the journey
  move_not_possible: 409,
  already_moved: 409,
  not_the_holder: 403,
  judge_answered: 403,
  complained_of: 403,
  agency_closed: 409,
  agency_same: 409,
  agency_not_below: 403,
  binding_referral: 409,
  already_extended: 409,
  already_obstructed: 409,
  other_complaint_refused: 409,
  obstacle_removed: 409,
  obstacle_elsewhere: 409,
  decided_above: 403,
  nobody_above: 409,
  needed_from_whom: 422,
  day_passed: 422,
  already_gathered: 409,
  other_not_gathered: 409,
  cause_ended: 409,
  cause_elsewhere: 409,
  cause_changed: 409,
  not_gathered: 409,
  shared_not_document: 422,
  evidence_lacking: 422,
  priority_same: 409,
  waiting_used_up: 409,
  no_higher_agency: 409,
  appeal_window_passed: 409,
  already_appealed: 409,
  too_many_views: 409,
  evidence_not_met: 422,
  evidence_not_known: 422,
  nothing_to_accept: 422,
  reply_incomplete: 422,
  leading_complaint_joined: 409,

  // who complains
  identity_closed: 403,
  identity_not_yours: 403,
  opening_not_needed: 409,
  opening_waits: 409,
  opening_decided: 409,
  opening_lapsed: 409,
  own_opening: 403,
  opening_not_yours: 403,

  // beside a complaint
  cannot_be_mentioned: 422,

  // the registry
  agency_below_itself: 409,
  agency_code_taken: 409,
  successor_needed: 409,
  wrong_csv: 400,
  email_taken: 409,
  category_code_taken: 409,
  last_administrator: 409,
  role_not_held: 404,
  key_revoked: 409,
  unknown_role: 422,
  role_code_taken: 409,
  role_standard: 409,
  needs_two: 409,
  approval_over: 409,
  own_request: 403,
  about_oneself: 403,
  made_by_asker: 403,
  asker_left: 409,
  nothing_to_lend: 409,
  already_away: 409,
  not_a_colleague: 422,
  wrong_leave: 422,
  role_retired: 422,
  notice_text_wrong: 422,
  not_in_ledger_yet: 409,
  meeting_changed: 409,
  meeting_closed: 409,
  meeting_not_closed: 409,
  meeting_period_runs: 409,
  meeting_figures_behind: 409,
  meeting_unknown_figure: 422,
  unknown_meeting: 422,
  erasure_too_early: 409,
  erasure_before_appeal: 409,
  erasure_asked: 409,
  erasure_done: 409,
  erasure_not_waiting: 409,
  days_too_far: 422,
  days_withdrawn: 409,
  too_little_working_time: 422,
  target_not_stricter: 422,
  ladder_tells_later: 422,
  target_of_root: 422,
  redaction_other_kind: 422,
  redaction_outside: 422,
  redaction_overtaken: 409,
} as const satisfies Record<string, 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503>;

export type ErrorCode = keyof typeof errors;

/** The one shape of every error body, of every route. */
export type ErrorBody = {
  error: {
    code: ErrorCode | 'internal';
    /** A sentence in the reader's language. */
    message: string;
    /** JSON path of the input at fault, such as `complainants.0.phone`, where there is one. */
    field?: string;
    /** All faults of the input, when it was the shape that was wrong. */
    fields?: { field: string; message: string }[];
    /** What the sentence speaks of, for programs. */
    params?: Record<string, unknown>;
    /** The request's number: what to quote when asking for help. */
    request: string;
  };
};
