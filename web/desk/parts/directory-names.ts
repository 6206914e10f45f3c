/**
 * The places and categories of the directory, loaded once for the whole desk: to choose from, to find by
 * name and to name what is known by its code.
 */
import type { categoryRoutes } from '@insaf/contract/categories.ts';
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

const nothing: never[] = [];
