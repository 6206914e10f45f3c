import type { Recipient } from '@insaf/contract/ladders.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import type { DismissalReason } from '@insaf/contract/vocabulary.ts';

/**
 * What the sentences of a template speak of, besides the complaint's number and the link.
 *
 * `name`: an agency; `until`: the instant up to which the person can act; `due`: the instant by which
 * somebody has to act for them; `since`: the instant at which it ran out; `level`: whom a step of the
 * ladder told; `day`; `claim`; `reason`; and `writing`: what people wrote, and the
 * tracking code. A writing is never kept with the notice. It is looked up when the notice is sent, and
 * every sentence can do without it.
 */
type Kind = 'name' | 'level' | 'until' | 'due' | 'since' | 'day' | 'claim' | 'reason' | 'writing';

export const templates = {
  received: { code: 'writing', due: 'due' },
  referred: { agency: 'name', due: 'due' },
  referred_again: { agency: 'name', due: 'due' },
  asked: { question: 'writing', until: 'until' },
  supply_reminder: { until: 'until' },
  supplied: {},
  lapsed: { until: 'until' },
  accepted: { agency: 'name', due: 'due' },
  planned: { agency: 'name', reply: 'writing', plannedFor: 'day' },
  answered: { agency: 'name', due: 'due' },
  returned: { agency: 'name', due: 'due' },
  settled: { agency: 'name', claim: 'claim', reply: 'writing', until: 'until' },
  dismissed: { reason: 'reason', explanation: 'writing', until: 'until' },
  appealed: { agency: 'name', due: 'due' },
  joined: {},
  released: { due: 'due' },
  closed: { until: 'until' },
  closed_unconfirmed: { until: 'until' },
  withdrawn: {},
  obstructed: { agency: 'name', told: 'writing' },
  obstacle_decided: { agency: 'name', plannedFor: 'day', told: 'writing' },
  obstacle_removed: { agency: 'name', told: 'writing' },
  late: { agency: 'name', since: 'since', level: 'level', above: 'name' },
  more_time: { agency: 'name', due: 'due', told: 'writing' },
  promise_passed: { agency: 'name', plannedFor: 'day' },
  gathered: { agency: 'name', plannedFor: 'day', told: 'writing' },
  day_announced: { agency: 'name', plannedFor: 'day', told: 'writing' },
  ungathered: { agency: 'name', due: 'due' },
  satisfaction: { agency: 'name' },
  satisfaction_reminder: { agency: 'name' },
  identity_opened: { agency: 'name', until: 'until' },
  erased: {},
  erasure_refused: {},
} as const satisfies Record<NoticeTemplate, Record<string, Kind>>;

type Values = {
  name: Bilingual;
  until: Date | null;
  due: Date | null;
  since: Date | null;
  level: Recipient;
  /** `2026-07-01` */
  day: string;
  claim: Claim;
  reason: DismissalReason;
};

type Templates = typeof templates;

/** What whoever queues a notice of a template says with it. */
export type ParamsOf<T extends NoticeTemplate> = {
  [P in keyof Templates[T] as Templates[T][P] extends keyof Values
    ? P
    : never]: Templates[T][P] extends keyof Values ? Values[Templates[T][P]] : never;
};

/** What the sentences quote and no notice holds. */
export type Writings = Partial<
  Record<'code' | 'question' | 'reply' | 'explanation' | 'told', string>
>;
