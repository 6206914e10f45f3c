import { foldArabic } from '@insaf/contract/arabic.ts';

const most = 8;

/** The words that are looked for, each once, in the form in which their spellings meet. */
export function wordsAsked(text: string): string[] {
  const found = foldArabic(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found)].slice(0, most);
}
