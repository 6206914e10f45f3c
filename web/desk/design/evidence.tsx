import type { EvidenceItemView } from '@insaf/contract/evidence.ts';
import { EvidenceList } from '../complaint/reply/evidence-list.tsx';
import { FilePicture } from '../parts/sent-files.tsx';
import '../complaint/reply/reply.css';

const base = { upload: null, accepted: null, earlier: null } as const;
const items: readonly EvidenceItemView[] = [
  {
    ...base,
    item: 1,
    requirement: 'photo_after',
    state: 'met',
    because: 'taken_after_receipt',
    params: { takenAt: '2026-07-08T09:12:00Z', since: '2026-07-05T07:00:00Z' },
  },
  {
    ...base,
    item: 2,
    requirement: 'photo_near',
    state: 'not_met',
    because: 'too_far',
    params: {
      metres: 1240,
      allowed: 300,
      photo: { lat: 29.168, lon: 31.141 },
      place: { lat: 29.158, lon: 31.134 },
    },
  },
  {
    ...base,
    item: 3,
    requirement: 'document',
    state: 'unknown',
    because: 'document_used_before',
    params: {},
  },
];

/** Items of evidence as officer and judge see them: met, not met, and what cannot be known. */
export function Evidence() {
  return (
    <EvidenceList
      number="482915073364"
      items={items}
      thumbnail={() => <FilePicture file={{ preview: null, name: '' }} />}
    />
  );
}
