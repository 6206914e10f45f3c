import { checkReceipt, type Finding } from '../receipt.ts';
import { CannotCheck } from './cannot-check.ts';
import type { Check } from './check.ts';
import { readText } from './read-text.ts';

/** `insaf-verify receipt FILE`: offline, whatever has become of the ledger since. */
export function checkReceiptFile({ say, print, key, changes }: Check, file: string): boolean {
  const text = readText(file, say);
  let receipt: unknown;
  try {
    receipt = JSON.parse(text);
  } catch {
    throw new CannotCheck(say('cannot.json', { name: file }));
  }
  const { valid, number, checkpoint, steps, fails } = checkReceipt(receipt, key.text, changes);
  if (checkpoint) {
    print(say('head', { origin: checkpoint.origin, size: checkpoint.size }));
  }
  if (number !== undefined && checkpoint) {
    for (const { index, entry } of steps) {
      const what = entry.verb ?? entry.type;
      const place = { place: index + 1, size: checkpoint.size };
      print(say('step', { number, what, at: entry.at, ...place }));
    }
  }
  for (const fault of fails) print(sentenceOf(fault, say));
  return valid;
}

function sentenceOf({ code, index, part }: Finding<string>, say: Check['say']): string {
  const which = index === undefined ? '' : say('which.entry', { place: index + 1 });
  return `✗ ${which}${say(`fails.${code}`, { part: part ?? '' })}`;
}
