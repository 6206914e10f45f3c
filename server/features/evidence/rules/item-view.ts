import type {
  EvidenceItemView,
  EvidenceReason,
  EvidenceRequirement,
  EvidenceState,
} from '@insaf/contract/evidence.ts';
import type { Evaluated } from './evaluate-evidence.ts';
import type { Look } from './look-token.ts';

type Stored = {
  readonly item_no: number;
  readonly requirement: string;
  readonly upload_id: string | null;
  readonly state: string;
  readonly because: string;
  readonly params: unknown;
  readonly accepted_reason: string | null;
};

/** @param look makes the token with which the earlier use of a file may be looked at */
export function itemView(item: Stored, look: Look): EvidenceItemView {
  return {
    item: item.item_no,
    requirement: item.requirement as EvidenceRequirement,
    upload: item.upload_id,
    state: item.state as EvidenceState,
    because: item.because as EvidenceReason,
    params: item.params as Record<string, unknown>,
    accepted: item.accepted_reason,
    earlier: earlierOf(item, look),
  };
}

/** The same of items that are not stored, or not yet. */
export function evaluatedView(items: readonly Evaluated[], look: Look): EvidenceItemView[] {
  return items.map(({ requirement, uploadId, state, because, params }, index) => ({
    item: index + 1,
    requirement,
    upload: uploadId,
    state,
    because,
    params,
    accepted: null,
    earlier: earlierOf({ because, params }, look),
  }));
}

const heldAgainst = new Set(['used_before', 'resembles_used', 'document_used_before']);

function earlierOf(item: { readonly because: string; readonly params: unknown }, look: Look) {
  if (!heldAgainst.has(item.because)) return null;
  const { uploadId } = item.params as { uploadId?: string };
  return uploadId === undefined ? null : { upload: uploadId, look: look(uploadId) };
}
