import type { Channel, ComplaintKind } from '@insaf/contract/vocabulary.ts';
import { stateOf } from './state-of.ts';

type Taking = Parameters<typeof stateOf>[0] & {
  readonly kinds: readonly string[];
  readonly channels: readonly string[];
  readonly category_ids: readonly number[];
};

/** What would be filed within an initiative. */
export type WhatIsFiled = {
  /** The day in the installation's zone, `2026-07-01`. */
  readonly today: string;
  readonly kind: ComplaintKind;
  readonly channel: Channel;
  /** Null where nobody has said yet what it is about: who examines it will. */
  readonly categoryId: number | null;
};

export type InitiativeFault = {
  readonly code:
    | 'initiative_to_come'
    | 'initiative_ended'
    | 'initiative_other_kind'
    | 'initiative_other_channel'
    | 'initiative_other_category';
  readonly field: 'initiative' | 'kind' | 'channel' | 'category';
};

const takes = <T>(listed: readonly T[], one: T) => listed.length === 0 || listed.includes(one);

/** Why this is not filed within an initiative, and which field would have to change; null where it is. */
export function faultOf(initiative: Taking, filed: WhatIsFiled): InitiativeFault | null {
  const state = stateOf(initiative, filed.today);
  if (state === 'to_come') return { code: 'initiative_to_come', field: 'initiative' };
  if (state !== 'open') return { code: 'initiative_ended', field: 'initiative' };
  if (!takes(initiative.kinds, filed.kind)) return { code: 'initiative_other_kind', field: 'kind' };
  if (!takes(initiative.channels, filed.channel)) {
    return { code: 'initiative_other_channel', field: 'channel' };
  }
  const { categoryId } = filed;
  if (categoryId !== null && !takes(initiative.category_ids, categoryId)) {
    return { code: 'initiative_other_category', field: 'category' };
  }
  return null;
}
