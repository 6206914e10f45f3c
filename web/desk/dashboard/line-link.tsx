import type { CountedList } from '@insaf/contract/week.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { readFilter, writeFilter } from '../queue/filter.ts';
import { listKey } from '../queue/queue-data.ts';
import { isQueue } from '../queue/use-filter.ts';
import { say } from '../words.ts';

/** A way to the list behind a number, within the page. */
export function ListLink({
  href,
  className,
  children,
}: {
  href: string;
  className: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const queries = useQueryClient();
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A list stays as it was while somebody works through it; who comes from its number sees that number.
    const [path = '', query = ''] = href.split('?');
    if (isQueue(path)) queries.removeQueries({ queryKey: listKey(writeFilter(readFilter(query))) });
    router.history.push(href);
  };
  return (
    <a className={className} href={href} onClick={choose}>
      {children}
    </a>
  );
}

/** A count that may go no further than it was counted. */
export const countWords = ({ count, more }: CountedList): string =>
  say(more ? 'desk-dashboard.count_more' : 'desk-dashboard.count', { count });
