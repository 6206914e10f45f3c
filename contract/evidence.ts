import { z } from 'zod';

/**
 * What the evidence rule of a category asks of a reply · صورة بعد التلقي، قرب المكان، لم تستخدم من قبل،
 * مستند من النوع المطلوب. Each is evaluated by itself, for each photo or document that counts.
 */
export const evidenceRequirements = [
  'photo_after',
  'photo_near',
  'photo_unused',
  'document',
] as const;
export type EvidenceRequirement = (typeof evidenceRequirements)[number];

/** `unknown`: cannot be known; the judge may accept it with a reason. `not_met` can never be accepted. */
export const evidenceStates = ['met', 'not_met', 'unknown'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/**
 * Why an item is in its state. The sentences are `because.<code>` in `words/<language>/evidence.json`;
 * they fill in `metres`, `limitMetres`, `needed` and `offered` from the item's params.
 */
export const evidenceReasons = [
  'taken_after',
  'taken_after_zone_assumed',
  'taken_before',
  'taken_in_future',
  'time_not_written',
  'time_zone_not_written',
  'photo_missing',
  'near',
  'too_far',
  'place_inexact',
  'photo_without_place',
  'complaint_without_place',
  'not_used_before',
  'same_file_used_before',
  'photo_used_before',
  'resembles_used_photo',
  'photo_not_comparable',
  'document_given',
  'document_of_other_kind',
  'document_kind_not_said',
  'document_missing',
] as const;
export type EvidenceReason = (typeof evidenceReasons)[number];

/** One line of the evaluation of a reply, as the officer, the judge and the complainant read it. */
export const evidenceItem = z.object({
  item: z
    .number()
    .int()
    .min(1)
    .describe('its number within the reply; `settle` names it to accept it'),
  requirement: z.enum(evidenceRequirements),
  upload: z.uuid().nullable().describe('null: what is asked for was not offered'),
  state: z.enum(evidenceStates),
  because: z.enum(evidenceReasons),
  params: z.record(z.string(), z.unknown()).describe('what the sentence of `because` speaks of'),
  acceptedReason: z.string().nullable().describe('why the judge accepted what cannot be known'),
});
export type EvidenceItemView = z.infer<typeof evidenceItem>;
