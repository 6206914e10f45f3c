import { type Checkpoint, openCheckpoint } from '../checkpoint.ts';
import { growthBetween } from '../follow-heads.ts';
import { CannotCheck } from './cannot-check.ts';
import type { Check } from './check.ts';
import { readText } from './read-text.ts';
import { tilesFrom } from './read-tiles.ts';

/** `insaf-verify consistency OLD NEW --tiles DIR|URL`: whether all that the old head had is in the new one. */
export async function checkConsistency(
  check: Check,
  oldFile: string,
  newFile: string,
  tiles: string | undefined,
): Promise<boolean> {
  const { say, print } = check;
  if (tiles === undefined) throw new CannotCheck(say('tiles.missing'));
  const [old, now] = [headIn(check, oldFile), headIn(check, newFile)];
  if (!old || !now) return false;
  const growth = await growthBetween(old, now, tilesFrom(tiles, say));
  const isGood = growth === 'same' || growth === 'grown';
  print(`${isGood ? '✓' : '✗'} ${say(`growth.${growth}`, { old: old.size, now: now.size })}`);
  return isGood;
}

/** The head in a file; says why when it is not one that the ledger signed. */
export function headIn({ say, print, keys }: Check, file: string): Checkpoint | undefined {
  const opened = openCheckpoint(readText(file, say), keys);
  if ('checkpoint' in opened) return opened.checkpoint;
  print(`✗ ${file}: ${say(`fails.${opened.failure}`)}`);
  return undefined;
}
