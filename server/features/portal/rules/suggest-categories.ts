/**
 * What a text is about, by the everyday words of each category. A word of the text counts when it is one
 * of the category's, with or without what Arabic writes together with it (و، ب، ل، ال before; ة، ها after). A
 * word that few categories have says more than one that many have.
 */
import { foldArabic } from '@insaf/contract/arabic.ts';

export type CategoryToFind = {
  readonly code: string;
  /** Names and everyday words, in both languages. */
  readonly words: readonly string[];
};

const before = /^(?:وال|فال|بال|كال|لل|ال|[وفبلك])(?=\p{L}{3})/u;
const after = /(?<=\p{L}{3})(?:ات|ين|ون|ها|هم|نا|ه|ي)$/u;

const split = (text: string) => foldArabic(text).split(/[^\p{L}\p{N}]+/u);

/** A word and what is left of it without what is written together with it. */
function formsOf(word: string): string[] {
  const bare = word.replace(before, '');
  return [...new Set([word, bare, bare.replace(after, ''), word.replace(after, '')])];
}

/** The codes of the categories whose words are in the text, best first. */
export function suggestCategories(
  categories: readonly CategoryToFind[],
  text: string,
  most: number,
): readonly string[] {
  const vocabularies = categories.map(
    ({ words }) => new Set(words.flatMap(split).filter(isTelling).flatMap(formsOf)),
  );
  const written = [...new Set(split(text).filter(isTelling))].slice(0, 2000).map(formsOf);
  const scored = categories
    .map(({ code }, at) => {
      const own = vocabularies[at]!;
      const score = written.reduce((sum, forms) => {
        if (!forms.some((form) => own.has(form))) return sum;
        const having = vocabularies.filter((other) => forms.some((form) => other.has(form)));
        return sum + 1 / having.length;
      }, 0);
      return { code, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * worthShowing)
    .slice(0, most)
    .map(({ code }) => code);
}

/** Part of the best one's score below which a category only shares a word like "street" with the text. */
const worthShowing = 0.6;

/** Words of two letters, and the commonest, are in every text. */
function isTelling(word: string): boolean {
  return word.length > 2 && !common.has(word);
}

const common = new Set(
  'علي الي هذا هذه التي الذي كان كانت عند عندنا منذ حتي لكن مشكله شكوي يوم ايام كل غير سوء او طلب the and for not with from that this have has our are was problem complaint service poor'.split(
    ' ',
  ),
);
