/** What a complainant is told, and what became of telling them. A check keeps the database equal to it. */

/**
 * What a notice says. One for each stage that the person is told of; `referred_again` when the agency
 * turned out to be another, `late` when the time of a step ran out, `more_time` when it was given more,
 * `promise_passed` after a day that an agency had named, `supply_reminder` before the time to supply runs out, `identity_opened` when two
 * members of staff opened who they are, `satisfaction` and its reminder
 * ask how they found it all once it is settled, `erased` and `erasure_refused` of what identifies them. The sentences are
 * `<template>.sms`, `.subject` and `.text` of `words/<language>/notices.json`.
 */
export const noticeTemplates = [
  'received',
  'referred',
  'referred_again',
  'asked',
  'supply_reminder',
  'supplied',
  'lapsed',
  'accepted',
  'planned',
  'answered',
  'returned',
  'settled',
  'dismissed',
  'appealed',
  'joined',
  'released',
  'closed',
  'closed_unconfirmed',
  'withdrawn',
  'obstructed',
  'obstacle_decided',
  'obstacle_removed',
  'late',
  'more_time',
  'promise_passed',
  'gathered',
  'day_announced',
  'ungathered',
  'satisfaction',
  'satisfaction_reminder',
  'identity_opened',
  'erased',
  'erasure_refused',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

/** The ways a message can take; `none` of the person's wishes is no way. */
export const tellingWays = ['sms', 'email'] as const;
export type TellingWay = (typeof tellingWays)[number];

/** What took a message over: a mail server, a message centre, a gateway, or the folder that is read. */
export const carriers = ['smtp', 'smpp', 'http', 'outbox'] as const;

/**
 * `queued` until its job runs; `sending` while it is being handed over, so that an interruption shows;
 * `sent` once a carrier took it over; `delivered` when the carrier says so; `failed` when no way took
 * it, or the carrier reports that it did not arrive; `not_reachable` when there is no way to tell the
 * person, who can still look it up.
 */
export const noticeStates = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'failed',
  'not_reachable',
] as const;
export type NoticeState = (typeof noticeStates)[number];
