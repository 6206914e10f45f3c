import type { QueueView } from '@insaf/contract/queue.ts';
import type { RefObject } from 'react';
import { type Shortcut, useShortcuts } from '../frame/shortcuts.tsx';
import { type QueueVerb, useBulkVerbs } from './bulk-bar.tsx';
import { readFilter } from './filter.ts';
import type { Row } from './queue-data.ts';
import type { Hand } from './use-hand.ts';
import type { GoTo } from './view-link.tsx';

const group = 'desk-queue.keys.group';
const acts = 'desk-queue.keys.acts';

const ofVerb: Partial<Record<QueueVerb, string>> = {
  refer: 'r',
  accept: 'a',
  askComplainant: 'm',
  dismiss: 'd',
};

/** Everything in the list by keyboard; the sheet on `?` shows them. */
export function useQueueKeys({
  rows,
  hand,
  standing,
  search,
  go,
  open,
  act,
  openFilters,
  refresh,
}: {
  rows: readonly Row[];
  hand: Hand;
  standing: readonly QueueView[] | undefined;
  search: RefObject<HTMLInputElement | null>;
  go: GoTo;
  open: (row: Row) => void;
  act: (verb: QueueVerb) => void;
  openFilters: () => void;
  refresh: () => void;
}): void {
  const may = useBulkVerbs();
  const at = rows[hand.at];
  const step = (by: number) => {
    const row = rows[Math.min(Math.max(hand.at + by, 0), rows.length - 1)];
    if (row !== undefined) hand.activate(row.number);
  };
  const toView = (key: string) => {
    const view = standing?.find((each) => each.key === key);
    if (view !== undefined) go(readFilter(view.query));
  };
  const [first] = standing ?? [];
  const keys: readonly Shortcut[] = [
    { keys: 'j', words: 'desk-queue.keys.down', group, run: () => step(1) },
    { keys: 'k', words: 'desk-queue.keys.up', group, run: () => step(-1) },
    { keys: 'o', words: 'desk-queue.keys.open', group, run: () => at && open(at) },
    { keys: 'x', words: 'desk-queue.keys.select', group, run: () => at && hand.toggle(at.number) },
    {
      keys: 'Shift+x',
      words: 'desk-queue.keys.range',
      group,
      run: () => at && hand.extendTo(at.number),
    },
    { keys: '/', words: 'desk-queue.keys.search', group, run: () => search.current?.focus() },
    { keys: 'f', words: 'desk-queue.keys.filters', group, run: openFilters },
    { keys: 'u', words: 'desk-queue.keys.refresh', group, run: refresh },
    { keys: 'Escape', words: 'desk-queue.keys.clear', group, run: () => hand.keepOnly([]) },
    {
      keys: 'g f',
      words: 'desk-queue.keys.go_first',
      group,
      run: () => first && toView(first.key),
    },
    { keys: 'g l', words: 'desk-queue.keys.go_overdue', group, run: () => toView('overdue') },
    { keys: 'g t', words: 'desk-queue.keys.go_today', group, run: () => toView('dueToday') },
    { keys: 'g m', words: 'desk-queue.keys.go_mentioned', group, run: () => toView('mentioned') },
    ...may.flatMap((verb) => {
      const keys = ofVerb[verb];
      return keys === undefined
        ? []
        : [{ keys, words: `desk-queue.bulk.${verb}`, group: acts, run: () => act(verb) }];
    }),
  ];
  useShortcuts(keys);
}
