import type { agencyRoutes } from '@insaf/contract/agencies.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { dayInWords } from '../complaint/history/days.ts';
import { useCategories, useInitiatives, usePlaces } from '../parts/directory-names.ts';
import { named, say } from '../words.ts';
import { type Filter, type FilterName, filterNames, flags, statusesOf } from './filter.ts';

const anHour = 60 * 60_000;

/** Categories, places and initiatives by code, for choosing and for naming what was chosen. */
export function useKnownNames() {
  const asChoice = ({ code, name }: { code: string; name: Bilingual }) => ({
    value: code,
    label: named(name),
  });
  return {
    categories: useCategories().map(asChoice),
    places: usePlaces().map(asChoice),
    initiatives: useInitiatives().map(asChoice),
  };
}

/** The name of an agency, by its code. */
export function useAgencyName(code: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['queue', 'agency', code],
    queryFn: () =>
      call<typeof agencyRoutes.readAgency>('GET', '/agencies/:code', {
        params: { code: code ?? '' },
      }),
    enabled: code !== undefined,
    staleTime: anHour,
  });
  return data === undefined ? code : named(data.name);
}

export type Names = ReturnType<typeof useKnownNames> & { agency: string | undefined };

/** One thing that narrows the list: how it is said, and the filter without it. */
export type Narrowing = { name: FilterName; key: string; what: string; without: string | null };

export function narrowingsOf(filter: Filter, names: Names): Narrowing[] {
  return filterNames.flatMap((name): Narrowing[] => {
    const value = filter[name];
    if (value === undefined) return [];
    if (name === 'status') {
      const all = statusesOf(filter);
      return all.map((status) => ({
        name,
        key: `status-${status}`,
        what: say(`lifecycle.status.${status}`),
        without: all.filter((each) => each !== status).join(',') || null,
      }));
    }
    return [{ name, key: name, what: wordsOf(name, value, names), without: null }];
  });
}

function wordsOf(name: FilterName, value: string, names: Names): string {
  if (name === 'words') return say('desk-queue.filter.words', { words: value });
  if ((flags as readonly string[]).includes(name)) return say(`desk-queue.filter.${name}`);
  if (name === 'due') return dueWords(value);
  return say('desk-queue.filter.of', {
    name: say(`desk-queue.filter.${name}`),
    value: valueWords(name, value, names),
  });
}

const dueWords = (value: string) =>
  say('desk-queue.filter.of', {
    name: say('desk-queue.filter.due'),
    value: say(`desk-queue.filter.${value === 'today' ? 'due_today' : 'due_working_day'}`),
  });

function valueWords(name: FilterName, value: string, names: Names): string {
  const labelled = (list: readonly { value: string; label: string }[]) =>
    list.find((each) => each.value === value)?.label ?? value;
  switch (name) {
    case 'category':
      return labelled(names.categories);
    case 'place':
      return labelled(names.places);
    case 'initiative':
      return labelled(names.initiatives);
    case 'agency':
      return names.agency ?? value;
    case 'channel':
      return say(`lifecycle.channel.${value}`);
    case 'kind':
      return say(`lifecycle.kind.${value}`);
    case 'did':
      return say(`lifecycle.verb.${value}`);
    case 'dueOn':
    case 'didFrom':
      return dayInWords(value);
    default:
      return value;
  }
}
