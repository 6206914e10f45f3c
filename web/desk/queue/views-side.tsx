import type { QueueView, SavedView } from '@insaf/contract/queue.ts';
import { Skeleton } from '@mantine/core';
import type { MouseEvent } from 'react';
import { say } from '../words.ts';
import { type Filter, readFilter, writeFilter } from './filter.ts';
import { SavedViews } from './saved-views.tsx';
import { addressOf } from './use-filter.ts';

export type GoTo = (filter: Filter) => void;

/** The views of the reader's roles, and below them their own. */
export function ViewsSide({
  standing,
  saved,
  query,
  go,
}: {
  standing: readonly QueueView[] | undefined;
  saved: readonly SavedView[] | undefined;
  query: string;
  go: GoTo;
}) {
  return (
    <>
      <nav aria-label={say('desk-queue.views.label')}>
        <ul className="views">
          {standing === undefined
            ? ['first', 'second', 'third', 'fourth'].map((key) => (
                <li key={key}>
                  <Skeleton height={36} my={4} />
                </li>
              ))
            : standing.map((view) => (
                <li key={view.key}>
                  <ViewLink
                    name={say(`desk-queue.views.${view.key}`)}
                    to={view.query}
                    query={query}
                    go={go}
                    count={view}
                  />
                </li>
              ))}
        </ul>
      </nav>
      <SavedViews saved={saved} query={query} go={go} />
    </>
  );
}

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
