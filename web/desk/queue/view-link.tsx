import type { QueueView } from '@insaf/contract/queue.ts';
import type { MouseEvent } from 'react';
import { say } from '../words.ts';
import { type Filter, readFilter, writeFilter } from './filter.ts';
import { addressOf } from './use-filter.ts';

export type GoTo = (filter: Filter) => void;

/** The way to a view: a link, so that it opens in a tab of its own and its address can be copied. */
export function ViewLink({
  name,
  to,
  query,
  go,
  count,
}: {
  name: string;
  to: string;
  query: string;
  go: GoTo;
  count?: QueueView;
}) {
  const filter = readFilter(to);
  const here = writeFilter(filter) === query;
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(filter);
  };
  return (
    <a
      className="view"
      href={addressOf(filter)}
      aria-current={here ? 'page' : undefined}
      onClick={choose}
    >
      <span className="view-name" dir="auto">
        {name}
      </span>
      {count === undefined ? null : <Count {...count} />}
    </a>
  );
}

function Count({ key: name, count, more }: Pick<QueueView, 'count' | 'more'> & { key?: string }) {
  const words = say(more ? 'desk-queue.views.count_more' : 'desk-queue.views.count', { count });
  return (
    <span className={`view-count${count === 0 ? ' view-none' : ''}`} data-view={name}>
      <bdi aria-hidden>{words}</bdi>
      <span className="hidden-words">{say('desk-queue.views.count_said', { count })}</span>
    </span>
  );
}
