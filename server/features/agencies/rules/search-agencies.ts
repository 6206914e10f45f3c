/**
 * Finding an agency by what somebody types.
 *
 * What is typed and what is searched are folded the same way, so that a missing hamza, هـ for ة, a
 * stretched word or Arabic digits do not matter. Each word must occur in the code, a name or a former
 * name, in Arabic or English; `ال` before it is let go, because people write المياه for شركة مياه. Best
 * first: the code or a whole name; a name that begins so; names in which every word begins a word; the
 * rest. Closed agencies come after all others. Four thousand agencies take a millisecond.
 */
import type { AgencyKind } from '@insaf/contract/agencies.ts';
import { foldArabic } from '@insaf/contract/arabic.ts';

/** An agency as it is searched; `names` holds those of now and before, in both languages. */
export type Searchable = {
  readonly code: string;
  readonly kind: string;
  readonly path: string;
  readonly parentCode: string | null;
  readonly active: boolean;
  readonly names: readonly string[];
};

export type SearchIndex = readonly (Searchable & {
  readonly folded: readonly string[];
  readonly text: string;
})[];

/** Folds every name once. */
export function indexForSearch(agencies: readonly Searchable[]): SearchIndex {
  return agencies
    .map((agency) => {
      const folded = [...new Set([agency.code, ...agency.names].map(foldArabic))];
      return { ...agency, folded, text: ` ${folded.join(' \n ')} ` };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export type Asked = {
  readonly words?: string | undefined;
  /** Without words, the agencies directly below this code; with words, all below this path. */
  readonly parent?: { readonly code: string; readonly path: string } | undefined;
  readonly kind?: AgencyKind | undefined;
};

/** All codes that fit, in the order in which they are shown. */
export function findAgencies(index: SearchIndex, { words, parent, kind }: Asked): string[] {
  const phrase = foldArabic(words ?? '');
  const searched = phrase === '' ? [] : phrase.split(' ');
  const found: { code: string; rank: number }[] = [];
  for (const agency of index) {
    if (kind !== undefined && agency.kind !== kind) continue;
    if (parent !== undefined && !isBelow(agency, parent, searched.length > 0)) continue;
    const rank = rankOf(agency, phrase, searched);
    if (rank !== null) found.push({ code: agency.code, rank: agency.active ? rank : rank + 10 });
  }
  // The index is in the order of codes, and sorting keeps it among equals.
  return found.sort((a, b) => a.rank - b.rank).map(({ code }) => code);
}

function isBelow(agency: Searchable, parent: { code: string; path: string }, anywhere: boolean) {
  if (!anywhere) return agency.parentCode === parent.code;
  return agency.path !== parent.path && agency.path.startsWith(parent.path);
}

function rankOf(
  { folded, text }: SearchIndex[number],
  phrase: string,
  words: readonly string[],
): number | null {
  if (words.length === 0) return 0;
  if (!words.every((word) => text.includes(word) || text.includes(withoutArticle(word)))) {
    return null;
  }
  if (folded.includes(phrase)) return 0;
  if (folded.some((name) => name.startsWith(phrase))) return 1;
  return words.every((word) => text.includes(` ${word}`)) ? 2 : 3;
}

function withoutArticle(word: string): string {
  return word.length > 4 && word.startsWith('ال') ? word.slice(2) : word;
}
