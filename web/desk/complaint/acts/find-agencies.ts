import type { agencyRoutes } from '@insaf/contract/agencies.ts';
import type { categoryRoutes } from '@insaf/contract/categories.ts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { named, say } from '../../words.ts';
import type { Choice } from './pick-field.tsx';

/** Agencies whose name has these words in any spelling, each with those above it. */
export function useAgencies(words: string, enabled: boolean) {
  const [asked] = useDebouncedValue(words.trim(), 150);
  const { data, isFetching } = useQuery({
    queryKey: ['agencies', asked],
    queryFn: ({ signal }) =>
      call<typeof agencyRoutes.listAgencies>('GET', '/agencies', {
        query: { words: asked, limit: 20 },
        signal,
      }),
    enabled: enabled && asked.length > 1,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const choices: Choice[] = (data?.agencies ?? []).map(({ code, name, ancestors, active }) => ({
    code,
    label: named(name),
    under: active
      ? ancestors.map((above) => named(above.name)).join(' · ')
      : say('desk-complaint.acts.refer.closed'),
    disabled: !active,
  }));
  const isAsking = isFetching || asked !== words.trim();
  return { choices: asked.length > 1 ? choices : [], isAsking: enabled && isAsking };
}

/** Which agency the subject and the place suggest, and why; null where nothing does. */
export function useSuggestion(category: string | null, place: string | null) {
  const { data } = useQuery({
    queryKey: ['suggestion', category, place],
    queryFn: ({ signal }) =>
      call<typeof categoryRoutes.suggestAgency>('GET', '/categories/:code/agency', {
        params: { code: category! },
        query: place === null ? {} : { place },
        signal,
      }),
    enabled: category !== null,
    staleTime: 60_000,
  });
  if (!data?.agency) return null;
  return {
    code: data.agency.code,
    label: named(data.agency.name),
    because: say(`desk-complaint.acts.refer.because.${data.because}`),
  };
}
