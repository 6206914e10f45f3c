import type { EvidenceRequirement } from '@insaf/contract/evidence.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import type { UploadKind } from '@insaf/contract/uploads.ts';
import type { Eyes } from '../../redaction/index.ts';
import type { Upload } from '../../uploads/index.ts';

type Item = {
  readonly requirement: string;
  readonly state: string;
  readonly params: unknown;
  readonly accepted_reason: string | null;
};
type Shown = NonNullable<TrackingView['reply']>['evidence'][number];

/** A file the person sent, which they see as they sent it. */
export function ownFile({ id, kind, declared_name }: Upload): TrackingView['files'][number] {
  return { id, kind: (kind ?? 'document') as UploadKind, name: declared_name, hidden: null };
}

/** A file of a reply, as it is shown outside the desk. */
export function replyFile(upload: Upload, outside: Eyes): TrackingView['files'][number] {
  const whole = outside.wholeOf(upload);
  const hidden = whole?.replacement === null ? whole.kind : null;
  return { ...ownFile(upload), name: outside.nameOf(upload), hidden };
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
