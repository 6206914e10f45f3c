import { foldArabic } from '@insaf/contract/arabic.ts';
import { useMemo } from 'react';
import { useCategories } from '../../parts/directory-names.ts';
import { named } from '../../words.ts';
import type { Choice } from './pick-field.tsx';

/** Subjects found by their names in both languages and by everyday words, in any spelling. */
export function useFoundCategories(words: string): readonly Choice[] {
  const categories = useCategories();
  const all = useMemo(
    () =>
      categories
        .filter(({ active }) => active)
        .map(({ code, name, words: found }) => ({
          code,
          label: named(name),
          folded: foldArabic([name.ar, name.en, found.ar, found.en].join(' ')),
        })),
    [categories],
  );
  const asked = foldArabic(words).split(' ');
  return all.filter(({ folded }) => asked.every((word) => folded.includes(word))).slice(0, 30);
}
