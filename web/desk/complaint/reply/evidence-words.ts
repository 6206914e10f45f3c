import type { EvidenceItemView } from '@insaf/contract/evidence.ts';
import { say } from '../../words.ts';

/** Why an item is as it is; a distance in metres, and in kilometres once metres say little. */
export function evidenceBecause({ because, params }: EvidenceItemView): string {
  return say(`evidence.because.${because}`, sentenceParams(params));
}

function sentenceParams(
  params: Readonly<Record<string, unknown>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
