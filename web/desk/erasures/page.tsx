import type { erasureRoutes, WaitingErasure } from '@insaf/contract/erasure.ts';
import { Button, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api.ts';
import '../openings/openings.css';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';

/** Requests to erase that wait for the one signed in, the oldest first; each is decided on its complaint. */
export default function ErasuresPage() {
  usePageTitle(say('desk-erasure.title'));
  const list = useInfiniteQuery({
    queryKey: ['erasures'],
    queryFn: ({ pageParam, signal }) =>
      call<typeof erasureRoutes.listWaitingErasures>('GET', '/erasures', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const waiting = list.data?.pages.flatMap(({ erasures }) => erasures) ?? [];
  return (
    <div className="waiting">
      <Title order={1} size="h2">
        {say('desk-erasure.title')}
      </Title>
      <p className="waiting-intro">{say('desk-erasure.intro')}</p>
      {list.isPending ? (
        <Loading rows={3} />
      ) : list.isError ? (
        <Failed fault={list.error} retry={() => void list.refetch()} />
      ) : waiting.length === 0 ? (
        <Empty title={say('desk-erasure.none')} text={say('desk-erasure.none_text')} />
      ) : (
        <ul className="waiting-list">
          {waiting.map((erasure) => (
            <li key={erasure.number}>
              <WaitingCard erasure={erasure} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('desk-erasure.more')}
        </Button>
      ) : null}
    </div>
  );
}

function WaitingCard({ erasure }: { erasure: WaitingErasure }) {
  const { number, askedAt, askedBy, endedAs, receivedAt, category, holder } = erasure;
  return (
    <article className="waiting-card">
      <header>
        <ComplaintNumber number={number} />
        <strong>
          {say(askedBy === 'staff' ? 'desk-erasure.by_officer' : 'desk-erasure.by_person')}
        </strong>
      </header>
      <dl>
        <div>
          <dt>{say('desk-erasure.asked')}</dt>
          <dd>
            <When at={askedAt} />
          </dd>
        </div>
        <div>
          <dt>{say('desk-erasure.ended')}</dt>
          <dd>{say(`lifecycle.status.${endedAs}`)}</dd>
        </div>
        <div>
          <dt>{say('desk-erasure.received')}</dt>
          <dd>
            <When at={receivedAt} />
          </dd>
        </div>
        <div>
          <dt>{say('desk-erasure.about')}</dt>
          <dd>{category === null ? say('desk-erasure.no_category') : named(category.name)}</dd>
        </div>
        <div>
          <dt>{say('desk-erasure.holder')}</dt>
          <dd>{named(holder.name)}</dd>
        </div>
      </dl>
      <div className="waiting-acts">
        <Button
          component={Link}
          {...({ to: '/complaints/$number', params: { number } } as object)}
          variant="default"
          mih={44}
        >
          {say('desk-erasure.open')}
        </Button>
      </div>
    </article>
  );
}
