import type { WaitingOpening } from '@insaf/contract/custody.ts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isolated } from '../complaint/isolated.ts';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { exact, When } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';

/** A request that waits: who asks, about what, why, and for how long; approve it, or refuse it. */
export function WaitingCard({
  opening,
  told,
}: {
  opening: WaitingOpening;
  told: (words: string) => void;
}) {
  const [deciding, setDeciding] = useState<'approve' | 'refuse' | null>(null);
  const { number, officer, asked, reason, hours, category, holder, askedAt, lapsesAt } = opening;
  const close = () => setDeciding(null);
  const who = say('desk-custody.waiting.officer', {
    name: isolated(officer),
    role: named(asked.role),
    agency: isolated(named(asked.agency.name)),
  });
  return (
    <article className="waiting-card" aria-label={who}>
      <header>
        <Link to={'/complaints/$number' as never} params={{ number } as never}>
          <ComplaintNumber number={number} />
        </Link>
        <strong>{who}</strong>
      </header>
      <blockquote dir="auto">{reason}</blockquote>
      <dl>
        <div>
          <dt>{say('desk-custody.waiting.hours')}</dt>
          <dd>{say('desk-custody.ask.for', { hours })}</dd>
        </div>
        <div>
          <dt>{say('desk-custody.waiting.about')}</dt>
          <dd>
            {category === null ? say('desk-custody.waiting.no_category') : named(category.name)}
          </dd>
        </div>
        <div>
          <dt>{say('desk-custody.waiting.holder')}</dt>
          <dd>{named(holder.name)}</dd>
        </div>
        <div>
          <dt>{say('desk-custody.waiting.asked')}</dt>
          <dd>
            <When at={askedAt} />
          </dd>
        </div>
      </dl>
      <p className="waiting-lapses">
        {say('desk-custody.waiting.lapses', { at: exact(lapsesAt) })}
      </p>
      <div className="waiting-acts">
        <Button onClick={() => setDeciding('approve')}>
          {say('desk-custody.waiting.approve')}
        </Button>
        <Button variant="default" onClick={() => setDeciding('refuse')}>
          {say('desk-custody.waiting.refuse')}
        </Button>
      </div>
      {deciding === 'approve' ? <ApproveDialog {...{ opening, close, told }} /> : null}
      {deciding === 'refuse' ? <RefuseDialog {...{ opening, close, told }} /> : null}
    </article>
  );
}
