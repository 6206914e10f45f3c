import type {
  EvidenceItemView,
  EvidenceReason,
  EvidenceRequirement,
  EvidenceState,
} from '@insaf/contract/evidence.ts';
import type { Evaluated } from './evaluate-evidence.ts';

type Stored = {
  readonly item_no: number;
  readonly requirement: string;
  readonly upload_id: string | null;
  readonly state: string;
  readonly because: string;
  readonly params: unknown;
  readonly accepted_reason: string | null;
};

export function itemView(item: Stored): EvidenceItemView {
  return {
    item: item.item_no,
    requirement: item.requirement as EvidenceRequirement,
    upload: item.upload_id,
    state: item.state as EvidenceState,
    because: item.because as EvidenceReason,
    params: item.params as Record<string, unknown>,
    accepted: item.accepted_reason,
  };
}

/** The same of items that are not stored, or not yet. */
export function evaluatedView(items: readonly Evaluated[]): EvidenceItemView[] {
  return items.map(({ requirement, uploadId, state, because, params }, index) => ({
    item: index + 1,
    requirement,
    upload: uploadId,
    state,
    because,
    params,
    accepted: null,
  }));
}
