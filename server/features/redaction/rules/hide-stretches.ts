import { hiddenSign, type Stretch } from '@insaf/contract/redaction.ts';

/**
 * A text with what is hidden replaced by one sign, of one length. Places count code points of the NFC form:
 * a mark never falls into half a letter, and means the same wherever the text was composed.
 */
export function hideStretches(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const letters = [...text.normalize('NFC')];
  let shown = '';
  let at = 0;
  for (const { from, to } of inOrder(stretches)) {
    if (to <= at) continue;
    // Stretches that touch are one, so that nobody counts how many words there were.
    const touches = from <= at && at > 0;
    shown += letters.slice(at, from).join('') + (touches ? '' : hiddenSign);
    at = Math.max(at, to);
  }
  return shown + letters.slice(at).join('');
}

/** How many places a text has. */
export const lettersOf = (text: string): number => [...text.normalize('NFC')].length;

const inOrder = (stretches: readonly Stretch[]) =>
  stretches.toSorted((a, b) => a.from - b.from || a.to - b.to);
