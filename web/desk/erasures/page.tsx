import type { erasureRoutes, WaitingErasure } from '@insaf/contract/erasure.ts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { call } from '../api.ts';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { useWaiting, WaitingPage } from '../parts/waiting-page.tsx';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';

/** Requests to erase that wait for the one signed in, the oldest first; each is decided on its complaint. */
export default function ErasuresPage() {
  const list = useWaiting(
    ['erasures'],
    (query, signal) =>
      call<typeof erasureRoutes.listWaitingErasures>('GET', '/erasures', { query, signal }),
    ({ erasures }) => erasures,
  );
  return (
    <WaitingPage
      words="desk-erasure"
      list={list}
      keyOf={({ number }) => number}
      card={(erasure) => <WaitingCard erasure={erasure} />}
    />
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
