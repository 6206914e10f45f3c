import { foldArabic } from '@insaf/contract/arabic.ts';

/** Two texts are compared where each has so many words of three letters and more. */
const fewest = 3;
/** Texts that share so much of what the shorter one says speak of the same. */
const alikeFrom = 0.5;

/** What is written together with a word: the article, `and`, `with the`, `to the`. */
const joinedOn = /^(?:وال|بال|فال|كال|ولل|لل|ال|و)(?=.{3})/;

/** The words that a text is compared by, each once, as they are found whatever way they were written. */
export function wordsOfText(text: string): ReadonlySet<string> {
  const words = foldArabic(text)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(joinedOn, ''));
  return new Set(words.filter((word) => word.length >= 3));
}

/**
 * How much of what the shorter of two texts says the other says too.
 *
 * @returns 0 to 1; 0 where one is too short to say
 */
export function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size);
  if (least < fewest) return 0;
  return [...one].filter((word) => other.has(word)).length / least;
}

export function areAlike(likeness: number): boolean {
  return likeness >= alikeFrom;
}
