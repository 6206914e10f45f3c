/**
 * The places and categories, searched in memory.
 */
import type { categoryRoutes } from '@insaf/contract/categories.ts';
import { findByName, findInText, indexNames } from '@insaf/contract/find-by-name.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api.ts';
import { useCategories, usePlaces } from '../parts/directory-names.ts';
import { named } from '../words.ts';
import type { Found } from './find-box.tsx';

/** Places as a combobox wants them: found by name, told apart by what they lie in. */
export function usePlaceNames() {
  const places = usePlaces();
  return useMemo(() => {
    const byCode = new Map(places.map((place) => [place.code, place]));
    const parentOf = (code: string | null) => (code === null ? undefined : byCode.get(code));
    const index = indexNames(
      places,
      ({ name }) => [name.ar, name.en],
      ({ parent }) => {
        const above = parentOf(parent);
        return above === undefined ? [] : [above.name.ar, above.name.en];
      },
    );
    const asFound = (place: (typeof places)[number]): Found => {
      const above = parentOf(place.parent);
      return {
        value: place.code,
        label: named(place.name),
        ...(above === undefined ? {} : { beside: named(above.name) }),
      };
    };
    const byCodeFound = (code: string | null): Found | null => {
      const place = parentOf(code);
      return place === undefined ? null : asFound(place);
    };
    return {
      find: (typed: string) => findByName(index, typed, 7).map(asFound),
      byCode: byCodeFound,
    };
  }, [places]);
}

/** Categories in the same way, and those that a text speaks of. */
export function useCategoryNames() {
  const all = useCategories();
  return useMemo(() => {
    const categories = all.filter(({ active }) => active);
    const index = indexNames(
      categories,
      ({ name }) => [name.ar, name.en],
      ({ words }) => [words.ar, words.en],
    );
    const asFound = ({ code, name }: (typeof categories)[number]): Found => ({
      value: code,
      label: named(name),
    });
    return {
      find: (typed: string) => findByName(index, typed, 7).map(asFound),
      inText: (text: string) => findInText(index, text, 4).map(asFound),
      byCode: (code: string | null): Found | null => {
        const category = categories.find((one) => one.code === code);
        return category === undefined ? null : asFound(category);
      },
    };
  }, [all]);
}

/** The agency that a category and a place suggest; null where there is none, undefined while asking. */
export function useSuggestedAgency(category: string | null, place: string | null) {
  const { data } = useQuery({
    queryKey: ['suggested-agency', category, place],
    queryFn: () =>
      call<typeof categoryRoutes.suggestAgency>('GET', '/categories/:code/agency', {
        params: { code: category ?? '' },
        query: place === null ? {} : { place },
      }),
    enabled: category !== null,
    staleTime: 60 * 60_000,
  });
  return category === null ? undefined : data?.agency;
}
