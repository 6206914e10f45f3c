/**
 * The places, categories and initiatives of the directory, loaded once for the whole desk: to choose from, to find by
 * name and to name what is known by its code.
 */
import type { categoryRoutes } from '@insaf/contract/categories.ts';
import type { initiativeRoutes } from '@insaf/contract/initiatives.ts';
import type { placeRoutes } from '@insaf/contract/places.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

const forTheDay = { staleTime: 60 * 60_000, gcTime: Number.POSITIVE_INFINITY } as const;

/** All places; none while they are being loaded. */
export function usePlaces({ wanted = true } = {}) {
  const { data } = useQuery({
    queryKey: ['places'],
    queryFn: () =>
      call<typeof placeRoutes.listPlaces>('GET', '/places', { query: { all: 'true' } }),
    enabled: wanted,
    ...forTheDay,
  });
  return data?.places ?? nothing;
}

/** All categories, those no longer used too; none while they are being loaded. */
export function useCategories() {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => call<typeof categoryRoutes.listCategories>('GET', '/categories', {}),
    ...forTheDay,
  });
  return data?.categories ?? nothing;
}

/** All initiatives, those that are over too; none while they are being loaded. */
export function useInitiatives() {
  const { data } = useQuery({
    queryKey: ['initiatives'],
    queryFn: () => call<typeof initiativeRoutes.listInitiatives>('GET', '/initiatives', {}),
    ...forTheDay,
  });
  return data?.initiatives ?? nothing;
}

const nothing: never[] = [];
