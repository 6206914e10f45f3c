import type { QueueView } from '@insaf/contract/queue.ts';
import { Button } from '@mantine/core';
import { Empty } from '../parts/states.tsx';
import { hasWords, say } from '../words.ts';
import { type Filter, readFilter, writeFilter } from './filter.ts';
import type { GoTo } from './view-link.tsx';

/** No rows: what that means in this view, and where to look next. */
export function EmptyView({
  filter,
  standing,
  go,
}: {
  filter: Filter;
  standing: readonly QueueView[] | undefined;
  go: GoTo;
}) {
  const query = writeFilter(filter);
  const view = standing?.find((each) => writeFilter(readFilter(each.query)) === query);
  const all = standing?.find(({ key }) => key === 'all');
  const words = filter.words;
  const named = view !== undefined && hasWords(`desk-queue.empty.${view.key}`) ? view.key : 'none';
  return (
    <Empty
      title={
        words === undefined
          ? say(`desk-queue.empty.${named}`)
          : say('desk-queue.empty.words_none', { words })
      }
      text={say(
        words === undefined ? `desk-queue.empty.${named}_text` : 'desk-queue.empty.words_text',
      )}
    >
      {all === undefined || view?.key === 'all' ? null : (
        <Button variant="default" onClick={() => go(readFilter(all.query))}>
          {say('desk-queue.empty.see_all')}
        </Button>
      )}
    </Empty>
  );
}
