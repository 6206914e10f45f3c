import type { EvidenceRequirement } from '@insaf/contract/evidence.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { UploadKind } from '@insaf/contract/uploads.ts';

type File = {
  readonly id: string;
  readonly kind: string | null;
  readonly declared_name: string | null;
};
type Item = {
  readonly requirement: string;
  readonly state: string;
  readonly params: unknown;
  readonly accepted_reason: string | null;
};
type Shown = NonNullable<TrackingView['reply']>['evidence'][number];

export function shownFile({ id, kind, declared_name }: File): TrackingView['files'][number] {
  return { id, kind: (kind ?? 'document') as UploadKind, name: declared_name };
}

/**
 * What the judge found of the evidence, for the person: each finding once, however many photos it was found
 * of, and of the distances the greatest. The judge's reasons are between agencies.
 */
export function shownEvidence(items: readonly Item[]): Shown[] {
  const found = new Map<string, Shown>();
  for (const item of items) {
    if (item.state !== 'met' && item.accepted_reason === null) continue;
    const state = item.state === 'met' ? 'met' : 'accepted';
    const key = `${item.requirement} ${state}`;
    const { metres } = item.params as { metres?: number };
    const near = item.requirement === 'photo_near' && state === 'met' ? (metres ?? null) : null;
    const before = found.get(key)?.metres ?? null;
    const farthest = near === null || before === null ? (near ?? before) : Math.max(near, before);
    const requirement = item.requirement as EvidenceRequirement;
    found.set(key, { requirement, state, metres: farthest });
  }
  return [...found.values()];
}
