import type { Stretch } from '@insaf/contract/redaction.ts';

/** A piece of a text, and whether it is hidden from others. */
export type Piece = { readonly text: string; readonly hidden: boolean; readonly from: number };

/** A text in pieces, by what is hidden of it. Places count code points of the NFC form. */
export function piecesOf(text: string, stretches: readonly Stretch[]): Piece[] {
  const letters = [...text.normalize('NFC')];
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, hidden: boolean) => {
    if (to > at) pieces.push({ text: letters.slice(at, to).join(''), hidden, from: at });
    at = Math.max(at, to);
  };
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    add(Math.min(from, letters.length), false);
    add(Math.min(to, letters.length), true);
  }
  add(letters.length, false);
  return pieces;
}

/**
 * What is selected of a text, in code points, without blanks at its ends; null when that is nothing.
 *
 * @param nfc the text in the form it was shown in, which was NFC
 */
export function selectedPlaces(
  nfc: string,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } | null {
  const selected = nfc.slice(start, end);
  const trimmed = selected.trim();
  if (trimmed === '') return null;
  const before = nfc.slice(0, start + selected.indexOf(trimmed));
  const from = [...before].length;
  return { from, to: from + [...trimmed].length };
}

/** The words of a stretch. */
export const wordsAt = (nfc: string, { from, to }: { from: number; to: number }): string =>
  [...nfc].slice(from, to).join('');
