import type { MeetingView } from '@insaf/contract/meetings.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../parts/title.ts';
import { exact } from '../parts/when.tsx';
import { dayWords } from '../review/asked.ts';
import { named, say } from '../words.ts';
import { StateBadge } from './state-badge.tsx';

type Shown = Pick<
  MeetingView,
  'title' | 'place' | 'heldAt' | 'asked' | 'agency' | 'state' | 'followed'
>;

/** What a meeting is called, of what its review is, and where and when it is held. */
export function MeetingHeading({ meeting }: { meeting: Shown }) {
  const { title, place, heldAt, asked, agency, state, followed } = meeting;
  usePageTitle(title);
  const held = [heldAt === null ? '' : exact(heldAt), place].filter((each) => each !== '');
  return (
    <header className="review-head">
      <Link className="waiting-link" to={'/meetings' as never}>
        {say('desk-meetings.back')}
      </Link>
      <Title order={1} size="h2">
        <bdi>{title}</bdi>
      </Title>
      <p className="review-days">
        <StateBadge state={state} /> {named(agency.name)}
        {' · '}
        {say('desk-review.from_to', { from: dayWords(asked.from), to: dayWords(asked.to) })}
      </p>
      {held.length === 0 ? null : <p className="review-days">{held.join(' · ')}</p>}
      {followed === null ? null : (
        <p>
          {say('desk-meetings.follows_words')}{' '}
          <Link to={'/meetings/$meeting' as never} params={{ meeting: followed.id } as never}>
            <bdi>{followed.title}</bdi>
          </Link>
        </p>
      )}
    </header>
  );
}
