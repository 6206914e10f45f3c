import { foldArabic } from './arabic.ts';

/**
 * Finding a name however it is spelled, in a list small enough to be searched in memory: the 411 places, the
 * 37 categories, some thousand agencies.
 *
 * Somebody listens with one ear and types what they hear: الواسطى for الواسطي, بنى سويف, "Bani Swaif" for
 * Beni Suef, one letter left out, the article or not. So a name is taken apart into words; each is folded
 * (arabic.ts) and stands without its article; and each word that was typed is held against each of the name,
 * from the surest likeness to the weakest: the same, begun alike, alike in its consonants, alike but for a
 * letter or two. A name is as good as its words; one that needs a weaker likeness never stands above one
 * that needs none. What surrounds a name (a centre's governorate, a category's everyday words) helps too,
 * but cannot find it alone as well as its own name does.
 */

type Word = { readonly text: string; readonly bones: string };

type Entry<T> = {
  readonly item: T;
  /** The spellings it goes by, each as words and in one. */
  readonly names: readonly { readonly words: readonly Word[]; readonly joined: string }[];
  readonly around: readonly Word[];
};

export type NameIndex<T> = readonly Entry<T>[];

/** How sure a likeness is, of 1. */
const sure = { same: 1, begun: 0.9, bones: 0.72, near: 0.6, far: 0.45 } as const;
/** What a word found only around a name counts. */
const aroundCounts = 0.5;
const enough = 0.4;
/** So many found surely are enough not to look further. */
const few = 3;

/**
 * Prepares a list once, for `findByName`.
 *
 * @param namesOf the names of an item, in whatever languages
 * @param aroundOf words that help to find it: the place it lies in, everyday words
 */
export function indexNames<T>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
  aroundOf: (item: T) => readonly string[] = () => [],
): NameIndex<T> {
  return items.map((item) => ({
    item,
    names: namesOf(item).map((name) => {
      const words = wordsOf(name);
      return { words, joined: words.map(({ text }) => text).join('') };
    }),
    around: wordsOf(aroundOf(item).join(' ')),
  }));
}

/**
 * The items whose names are like what was typed, the likest first; items equally alike in the order they
 * were given. Everything, where nothing was typed.
 */
export function findByName<T>(index: NameIndex<T>, typed: string, limit = 8): T[] {
  const words = wordsOf(typed);
  if (words.length === 0) return index.slice(0, limit).map(({ item }) => item);
  const surely = findAlike(index, words, false);
  // Comparing letter by letter takes longest, and is needed only for what was spelled by ear.
  const found = surely.length >= few ? surely : findAlike(index, words, true);
  return found.slice(0, limit).map(({ entry }) => entry.item);
}

function findAlike<T>(index: NameIndex<T>, words: readonly Word[], byLetters: boolean) {
  const typed = { words, joined: words.map(({ text }) => text).join(''), byLetters };
  return index
    .map((entry, order) => ({ entry, order, score: likeness(entry, typed) }))
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score || a.order - b.order);
}

/**
 * The items that a longer text speaks of: those whose name or words around it stand in the text, the most
 * telling first. A word that many items share tells little.
 */
export function findInText<T>(index: NameIndex<T>, text: string, limit = 3): T[] {
  const spoken = new Set(wordsOf(withoutLandmarks(text)).map(({ text: word }) => stemOf(word)));
  const vocabularies = index.map(({ names, around }) => {
    const words = [...names.flatMap((name) => name.words), ...around];
    return new Set(words.map(({ text: word }) => stemOf(word)));
  });
  const shared = new Map<string, number>();
  for (const vocabulary of vocabularies) {
    for (const word of vocabulary) shared.set(word, (shared.get(word) ?? 0) + 1);
  }
  const telling = (word: string) => Math.log((index.length + 1) / (shared.get(word) ?? 1));
  const found = index
    .map(({ item }, order) => {
      const words = [...vocabularies[order]!].filter(
        (word) => word.length > 1 && spoken.has(word) && !tellNothing.has(word),
      );
      return { item, order, score: words.reduce((sum, word) => sum + telling(word), 0) };
    })
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score || a.order - b.order);
  // One word in passing is no rival to what the text is full of.
  const most = found[0]?.score ?? 0;
  return found
    .filter(({ score }) => score >= most * worthShowing)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** Part of the best one's score below which an item only shares a word like "street" with the text. */
const worthShowing = 0.6;

/** Words that join others, in names as in any text. Folded. */
const tellNothing = new Set('من في علي عن الي او مع ما لا the of or and to at in on'.split(' '));

/** What stands after these says where, not what: "in front of the school" is not about the school. */
const landmarks =
  /(?<![\p{L}])(?:قدام|[أا]مام|جنب|بجوار|جوار|خلف|ورا|وراء|عند|beside|near|behind|opposite|next to|in front of)\s+(?:the\s+)?\p{L}+/giu;
const withoutLandmarks = (text: string) => text.replace(landmarks, ' ');

type Typed = {
  readonly words: readonly Word[];
  readonly joined: string;
  readonly byLetters: boolean;
};

function likeness<T>({ names, around }: Entry<T>, typed: Typed): number {
  let best = 0;
  for (const name of names) best = Math.max(best, likenessOfName(name, around, typed));
  return best;
}

function likenessOfName(
  name: Entry<unknown>['names'][number],
  around: readonly Word[],
  { words, joined, byLetters }: Typed,
): number {
  if (name.joined === joined) return 2;
  // Typed in one, or with spaces elsewhere: بنيسويف.
  const begun = joined.length > 1 && name.joined.startsWith(joined) ? 1.2 : 0;
  let sum = 0;
  let own = 0;
  const used = new Set<Word>();
  for (const word of words) {
    const of = bestOf(word, name.words, byLetters);
    const beside = bestOf(word, around, byLetters).score * aroundCounts;
    if (of.score > beside && of.word !== undefined) used.add(of.word);
    own = Math.max(own, of.score);
    const found = Math.max(of.score, beside);
    // A word that is nowhere makes it another name.
    if (found === 0) return begun;
    sum += found;
  }
  const mean = sum / words.length;
  if (own === 0) return Math.max(begun, mean >= enough ? mean : 0);
  // Of two equally alike, the one with less left over, and the one that begins so.
  const left = name.words.length - used.size;
  const first = name.words[0] !== undefined && used.has(name.words[0]) ? 0.02 : 0;
  return Math.max(begun, mean - 0.02 * Math.min(left, 4) + first);
}

function bestOf(
  typed: Word,
  words: readonly Word[],
  byLetters: boolean,
): { score: number; word?: Word } {
  let best: { score: number; word?: Word } = { score: 0 };
  for (const word of words) {
    const score = likenessOfWord(typed, word, byLetters);
    if (score > best.score) best = { score, word };
  }
  return best;
}

function likenessOfWord(typed: Word, word: Word, byLetters: boolean): number {
  const [a, b] = [typed.text, word.text];
  if (a === b) return sure.same;
  if (b.startsWith(a)) return a.length === 1 ? sure.near : sure.begun;
  if (typed.bones.length >= 2 && typed.bones === word.bones) return sure.bones;
  if (a.length < 4 || !byLetters) return 0;
  const allowed = a.length >= 7 ? 2 : 1;
  // As far as was typed: the rest of the word is still to come.
  const distance = Math.min(
    editDistance(a, b, allowed),
    editDistance(a, b.slice(0, a.length), allowed),
  );
  if (distance <= allowed) return distance === 1 ? sure.near : sure.far;
  const alike = trigramLikeness(a, b);
  return alike >= 0.5 ? sure.far * (0.6 + 0.4 * alike) : 0;
}

function wordsOf(text: string): Word[] {
  return foldArabic(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .map(withoutArticle)
    .filter((word) => word !== '')
    .map((word) => ({ text: word, bones: bonesOf(word) }));
}

/** `الواسطي` → `واسطي`. An article by itself, as in "El Wasta", is no word. */
function withoutArticle(word: string): string {
  if (/^(al|el)$/.test(word)) return '';
  return word.length > 4 && word.startsWith('ال') ? word.slice(2) : word;
}

/**
 * What stays of a word when it is spelled by ear: Latin letters that stand for one Arabic letter become one,
 * and vowels are left out, as are the weak letters inside and at the end of an Arabic word. `beni` and
 * `bani` are `bn`, `suef` and `swaif` are `sf`, اهناسيا and اهناسيه are هنس.
 */
function bonesOf(word: string): string {
  const latin = word
    .replace(/^(al|el)(?=[a-z]{4})/, '')
    .replace(/kh/g, '5')
    .replace(/sh|ch/g, '4')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/([tdsz])h/g, '$1')
    .replace(/q|c/g, 'k')
    .replace(/j/g, 'g')
    .replace(/[aeiouyw]|h$/g, '');
  return latin.replace(/[ءاويه]/g, '').replace(/(.)\1+/g, '$1');
}

/** A word of running text without what is written onto it: و ف ب ل ك م, the article, the plural. */
function stemOf(word: string): string {
  return word
    .replace(/^[وف]?(?:بال|كال|لل|ال|ب(?=.{3})|ل(?=.{3}))/, '')
    .replace(/^[وم](?=.{3})/, '')
    .replace(/(?<=.{3})(?:ات|ين|ون|ه|s)$/, '');
}

/** Letters to put in, take out, exchange or swap with their neighbour; above `most` it stops counting. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** The share of groups of three letters that two words have in common (Dice). */
function trigramLikeness(a: string, b: string): number {
  const groups = (word: string) => {
    const padded = ` ${word} `;
    return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)));
  };
  const [left, right] = [groups(a), groups(b)];
  const common = [...left].filter((group) => right.has(group)).length;
  return (2 * common) / (left.size + right.size);
}
