/**
 * Finding a place by what somebody types, in any spelling. What is typed and what is searched are folded
 * the same way; what kind of place it is (مركز، مدينة، حي, city) may be said or not; and a word fits one that
 * begins with it. Where nothing fits, words that are one or two letters off do, and Latin ones by their
 * consonants: Beni Suef, Bani Sweif and Bany Swaif have the same.
 */
import { foldArabic } from '@insaf/contract/arabic.ts';

export type PlaceToFind = {
  readonly code: string;
  /** Its names and those of the places it lies in, its own first. */
  readonly names: readonly string[];
  readonly isGovernorate: boolean;
};

const kinds = new Set(
  'محافظه مركز مدينه حي قسم بندر governorate city centre center district of el al'.split(' '),
);

const wordsOf = (text: string): string[] => {
  const all = foldArabic(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => (word.length > 4 && word.startsWith('ال') ? word.slice(2) : word));
  const told = all.filter((word) => !kinds.has(word));
  return told.length > 0 ? told : all;
};

type Fits = (typed: string, word: string) => boolean;

const begins: Fits = (typed, word) => word.startsWith(typed);
const nearly: Fits = (typed, word) =>
  /[a-z]/.test(typed)
    ? consonants(typed).length > 1 && consonants(typed) === consonants(word)
    : typed.length > 3 && isWithin(typed, word, typed.length > 6 ? 2 : 1);

/** The codes of places that fit, best first: the whole name, then its beginning, then within. */
export function findPlaces(
  places: readonly PlaceToFind[],
  typed: string,
  most: number,
): readonly string[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  for (const fits of [begins, nearly]) {
    const found = places.flatMap((place) => {
      const rank = rankOf(place, words, fits);
      return rank === null ? [] : [{ code: place.code, rank }];
    });
    if (found.length > 0)
      return found
        .sort((a, b) => a.rank - b.rank)
        .slice(0, most)
        .map(({ code }) => code);
  }
  return [];
}

/** Lower is better; null when a word fits nowhere, or none fits the place's own name. */
function rankOf({ names, isGovernorate }: PlaceToFind, words: readonly string[], fits: Fits) {
  const all = names.map(wordsOf);
  const own = all.slice(0, 2);
  const isOwn = (word: string) => own.some((name) => name.some((other) => fits(word, other)));
  const isAnywhere = (word: string) => all.some((name) => name.some((other) => fits(word, other)));
  if (!words.every(isAnywhere) || !words.some(isOwn)) return null;
  const whole = own.some((name) => name.join(' ') === words.join(' '));
  const first = own.some((name) => fits(words[0]!, name[0] ?? ''));
  return (whole ? 0 : first ? 2 : 4) + (isGovernorate ? 0 : 1) + (words.every(isOwn) ? 0 : 0.5);
}

/** The skeleton of a Latin spelling of an Arabic name. */
function consonants(word: string): string {
  return word
    .replace(/[aeiouwy'’]/g, '')
    .replace(/[qk]h?/g, 'k')
    .replace(/g|j/g, 'g')
    .replace(/(.)\1+/g, '$1');
}

/** Whether so few letters were added, left out or changed between two words. */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]! <= most;
}
