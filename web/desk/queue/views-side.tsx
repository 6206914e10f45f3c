import type { QueueView, SavedView } from '@insaf/contract/queue.ts';
import { Skeleton } from '@mantine/core';
import { say } from '../words.ts';
import { SavedViews } from './saved-views.tsx';
import { type GoTo, ViewLink } from './view-link.tsx';

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
