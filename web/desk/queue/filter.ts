/**
 * The filter of the list as the address carries it. Its names are those of the API's query, so an address
 * that is shared, a saved view, and a standing view are all the same kind of text.
 */
import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import type { QueueFilter } from '@insaf/contract/queue.ts';

export const filterNames = [
  'status',
  'words',
  'agency',
  'category',
  'place',
  'initiative',
  'channel',
  'kind',
  'due',
  'dueOn',
  'overdue',
  'obstructed',
  'gathered',
  'silent',
  'appealed',
  'handedBack',
  'returned',
  'promised',
  'urgent',
  'toJudge',
  'registeredByMe',
  'mentioned',
  'risen',
  'did',
  'didFrom',
  'heldHere',
  'receivedFrom',
  'receivedTo',
] as const satisfies readonly (keyof QueueFilter)[];
export type FilterName = (typeof filterNames)[number];

/** Those that are only there or not. */
export const flags = [
  'overdue',
  'obstructed',
  'gathered',
  'silent',
  'appealed',
  'handedBack',
  'returned',
  'promised',
  'urgent',
  'toJudge',
  'registeredByMe',
  'mentioned',
  'risen',
  'heldHere',
] as const satisfies readonly FilterName[];

export type Filter = Readonly<Partial<Record<FilterName, string>>>;

/** What an address asks for; names that are none of ours are left out. */
export function readFilter(query: string): Filter {
  const asked = new URLSearchParams(query);
  const found = filterNames.flatMap((name) => {
    const value = asked.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The same filter always as the same text. */
export function writeFilter(filter: Filter): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  return query.toString().replaceAll('%2C', ',');
}

/** The filter with one thing changed, or without it. */
export function changed(filter: Filter, name: FilterName, value: string | null): Filter {
  const { [name]: _before, ...rest } = filter;
  return value === null || value === '' ? rest : { ...rest, [name]: value };
}

export const statusesOf = ({ status }: Filter): string[] =>
  status === undefined ? [] : status.split(',').filter((each) => statuses.includes(each as never));
