/** Vocabularies that several nouns share. A check keeps the database's constraints equal to them. */

/** What a person files · شكوى، طلب، استفسار، مقترح، بلاغ. */
export const complaintKinds = [
  'complaint',
  'request',
  'enquiry',
  'suggestion',
  'violation',
] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** How it arrived. */
export const channels = [
  'portal',
  'hotline',
  'office',
  'whatsapp',
  'sms',
  'email',
  'post',
  'social',
  'api',
] as const;
export type Channel = (typeof channels)[number];

export const complainantKinds = [
  'citizen',
  'investor',
  'tourist',
  'company',
  'civil_society',
  'person_with_disability',
] as const;
export type ComplainantKind = (typeof complainantKinds)[number];

/** How a person wants to be told. `none`: they will look it up themselves. */
export const noticeWays = ['sms', 'email', 'none'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** Why a complaint ends without referral. `lapsed` is given by the job alone. */
export const dismissalReasons = [
  'repeated',
  'not_competent',
  'inexact',
  'cause_gone',
  'insufficient_documents',
  'withdrawn',
  'before_court',
  'abusive',
] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** Kinds of document that can show what was done. */
export const documentKinds = [
  'completion_report',
  'repair_order',
  'lab_result',
  'decision',
  'receipt',
  'statement',
  'inspection_report',
  'payment_proof',
  'enrolment',
  'medical_report',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * How urgent a complaint is, the least first; apart from how much it matters. What is critical runs round
 * the clock.
 */
export const priorities = ['ordinary', 'urgent', 'critical'] as const;
export type Priority = (typeof priorities)[number];

/** What the words of a complaint can speak of that does not wait. */
export const dangers = [
  'fire',
  'gas',
  'electricity',
  'collapse',
  'flooding',
  'open_shaft',
  'life',
  'patient',
  'medicine',
  'violence',
  'lost_child',
  'animals',
] as const;
export type Danger = (typeof dangers)[number];

/**
 * By which rule a complaint is more urgent than others without anybody having said so: what it is about,
 * what its words speak of, whom it harms, how many complain of it, or another complaint that joined it.
 */
export const priorityRules = ['category', 'words', 'circumstances', 'people', 'joined'] as const;
export type PriorityRule = (typeof priorityRules)[number];

/**
 * What makes waiting harder for somebody, by their own word; beside a disability, which is a kind of
 * complainant. It is kept with who they are, and shown to nobody but them.
 */
export const circumstances = ['elderly', 'child', 'patient', 'pregnant'] as const;
export type Circumstance = (typeof circumstances)[number];

/** Which clock is running, and whether it is. */
export const clocks = ['examination', 'handling', 'judging'] as const;
export const clockStates = ['running', 'paused', 'stopped', 'following'] as const;
export type ClockName = (typeof clocks)[number];
export type ClockState = (typeof clockStates)[number];

/**
 * What a reply says it did: `cause_removed` (the evidence rule of the category applies), `partly`
 * (the same rule, for what was done), `explained` (nothing can be done, and why), `planned` (an
 * interim reply with a date: the complaint stays in progress and the promise is shown).
 */
export const claims = ['cause_removed', 'partly', 'explained', 'planned'] as const;
export type Claim = (typeof claims)[number];
