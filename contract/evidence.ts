import { z } from 'zod';

/** What a category can ask of the evidence of a reply. */
export const evidenceRequirements = [
  'photo_after',
  'photo_near',
  'photo_unused',
  'document',
] as const;
export type EvidenceRequirement = (typeof evidenceRequirements)[number];

/** `unknown`: it cannot be known from the file; a judge may accept it, with a reason. */
export const evidenceStates = ['met', 'not_met', 'unknown'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/**
 * Why an item is as it is. The sentences are `because.<code>` in `words/<language>/evidence.json`.
 */
export const evidenceReasons = {
  taken_after_receipt: 'met',
  taken_before_receipt: 'not_met',
  taken_in_future: 'not_met',
  no_time: 'unknown',
  zone_unknown: 'unknown',
  photo_missing: 'not_met',
  near_place: 'met',
  too_far: 'not_met',
  no_photo_position: 'unknown',
  no_place_position: 'unknown',
  place_inexact: 'unknown',
  never_used: 'met',
  used_before: 'not_met',
  resembles_used: 'unknown',
  used_twice_here: 'not_met',
  photo_of_complaint: 'not_met',
  resembles_complaint: 'unknown',
  not_comparable: 'unknown',
  document_given: 'met',
  document_missing: 'not_met',
  document_of_other_kind: 'not_met',
  document_used_before: 'unknown',
  document_of_complaint: 'unknown',
} as const satisfies Record<string, EvidenceState>;
export type EvidenceReason = keyof typeof evidenceReasons;

export const evidenceItem = z.object({
  item: z.number().int().describe('its number in the reply, from 1'),
  requirement: z.enum(evidenceRequirements),
  upload: z.uuid().nullable(),
  state: z.enum(evidenceStates),
  because: z.enum(Object.keys(evidenceReasons) as [EvidenceReason, ...EvidenceReason[]]),
  params: z
    .record(z.string(), z.unknown())
    .describe('what it is judged by: instants, metres, the earlier use of a photo'),
  accepted: z.string().nullable().describe('the judge’s reason for accepting what cannot be known'),
  earlier: z
    .object({ upload: z.uuid(), look: z.string() })
    .nullable()
    .describe('the use in another reply that it is held against, and the token to look at it with'),
});
export type EvidenceItemView = z.infer<typeof evidenceItem>;
