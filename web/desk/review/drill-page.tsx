import type { DrilledRow, DrillQuery, reviewRoutes } from '@insaf/contract/review.ts';
import { Button, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { call } from '../api.ts';
import '../parts/cards.css';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { When } from '../parts/when.tsx';
import { useAgencyName, useKnownNames } from '../queue/filter-words.ts';
import { named, say } from '../words.ts';
import { type Asked, dayWords, useAsked } from './asked.ts';
import { figureMeaning, figureName } from './figure-words.ts';
import './review.css';

type Number = Pick<DrillQuery, 'basis' | 'figure'> & { readonly alone?: 'true' };

/** The complaints behind one number of a review, as far as the reader may open them. */
export default function DrillPage() {
  usePageTitle(say('desk-review.drill.title'));
  const { asked } = useAsked();
  const { basis, figure, alone } = useSearch({ strict: false }) as Number;
  const list = useInfiniteQuery({
    queryKey: ['review', 'complaints', asked, basis, figure, alone],
    queryFn: ({ pageParam, signal }) =>
      call<typeof reviewRoutes.drillReview>('GET', '/figures/review/complaints', {
        query: {
          ...{ ...asked, basis, figure },
          ...(alone === undefined ? {} : { alone: 'true' }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (list.isPending) return <Loading rows={6} />;
  if (list.isError)
    return <Failed fault={list.error} retry={() => void list.refetch()} level={1} />;
  const { pages } = list.data;
  const shown: readonly DrilledRow[] = pages.flatMap(({ complaints }) => complaints);
  const hidden = pages.reduce((sum, page) => sum + page.hidden, 0);
  const meaning = figureMeaning(basis, figure);
  return (
    <div className="waiting">
      <p className="review-back">
        <Link to={'/review' as never} search={asked as never}>
          {say('desk-review.drill.back')}
        </Link>
      </p>
      <Title order={1} size="h2">
        {figureName(basis, figure)}
      </Title>
      <p className="waiting-intro">
        {meaning === null ? null : <>{meaning} </>}
        <Narrowed asked={asked} alone={alone !== undefined} />
      </p>
      <p className="review-total">
        {say(`desk-review.drill.total${basis === 'events' ? '_events' : ''}`, {
          count: pages[0]!.total,
        })}
      </p>
      {shown.length === 0 && hidden === 0 ? (
        <Empty title={say('desk-review.drill.none')} />
      ) : (
        <ul className="waiting-list">
          {shown.map((row) => (
            <li key={row.number}>
              <Drilled row={row} />
            </li>
          ))}
        </ul>
      )}
      {hidden === 0 ? null : (
        <p className="card-note">{say('desk-review.drill.hidden', { count: hidden })}</p>
      )}
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('desk-review.drill.more')}
        </Button>
      ) : null}
    </div>
  );
}

/** Whose number it is, of which days, and of what alone. */
function Narrowed({ asked, alone }: { asked: Asked; alone: boolean }) {
  const agency = useAgencyName(asked.agency);
  const { categories, places, initiatives } = useKnownNames();
  const labelled = (
    choices: readonly { value: string; label: string }[],
    value: string,
    without = say('desk-review.without'),
  ) => choices.find((each) => each.value === value)?.label ?? without;
  const parts = [
    agency === undefined || !alone ? agency : say('desk-review.agencies.itself', { agency }),
    say('desk-review.from_to', { from: dayWords(asked.from), to: dayWords(asked.to) }),
    asked.category === undefined ? undefined : labelled(categories, asked.category),
    asked.place === undefined ? undefined : labelled(places, asked.place),
    asked.channel === undefined ? undefined : say(`lifecycle.channel.${asked.channel}`),
    asked.kind === undefined ? undefined : say(`lifecycle.kind.${asked.kind}`),
    asked.initiative === undefined
      ? undefined
      : labelled(initiatives, asked.initiative, say('desk-review.initiatives.none')),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function Drilled({ row }: { row: DrilledRow }) {
  const { number, status, summary, holder, category, receivedAt, times } = row;
  return (
    <article className="waiting-card">
      <header>
        <Link to={'/complaints/$number' as never} params={{ number } as never}>
          <ComplaintNumber number={number} />
        </Link>
        <StatusBadge status={status} />
        {times > 1 ? <span>{say('desk-review.drill.times', { count: times })}</span> : null}
      </header>
      <p className="review-summary" dir="auto">
        {summary}
      </p>
      <p className="card-quiet">
        {category === null ? null : <>{named(category.name)} · </>}
        {named(holder.name)} · <When at={receivedAt} />
      </p>
    </article>
  );
}
