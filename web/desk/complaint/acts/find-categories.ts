import { foldArabic } from '@insaf/contract/arabic.ts';
import type { categoryRoutes } from '@insaf/contract/categories.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api.ts';
import { named } from '../../words.ts';
import type { Choice } from './pick-field.tsx';

/** Subjects found by their names in both languages and by everyday words, in any spelling. */
export function useCategories(words: string, enabled: boolean): readonly Choice[] {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) =>
      call<typeof categoryRoutes.listCategories>('GET', '/categories', { signal }),
    enabled,
    staleTime: 5 * 60_000,
  });
  const all = useMemo(
    () =>
      (data?.categories ?? [])
        .filter(({ active }) => active)
        .map(({ code, name, words: found }) => ({
          code,
          label: named(name),
          folded: foldArabic([name.ar, name.en, found.ar, found.en].join(' ')),
        })),
    [data],
  );
  const asked = foldArabic(words).split(' ');
  return all.filter(({ folded }) => asked.every((word) => folded.includes(word))).slice(0, 30);
}
