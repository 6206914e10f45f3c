import type { MeetingView } from '@insaf/contract/meetings.ts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { language } from '../installation.ts';
import { exact } from '../parts/when.tsx';
import { NothingBehind } from '../review/number-link.tsx';
import { say } from '../words.ts';
import { MeetingHeading } from './heading.tsx';
import { Proof } from './proof.tsx';
import { ReviewBody } from './review-body.tsx';
import { SaidPoints } from './said-points.tsx';
import { Since } from './since.tsx';
import { StateBadge } from './state-badge.tsx';
import { TakeMeeting } from './take-meeting.tsx';

type Closed = NonNullable<MeetingView['closed']>;

/** A meeting as it was closed, word for word and number for number, and beside it what is known since. */
export function ClosedMeeting({ meeting, closed }: { meeting: MeetingView; closed: Closed }) {
  const { frozen, sha256, leaf, followedBy } = closed;
  const { points, review, closedAt, closedBy } = frozen;
  return (
    <div className="review">
      <MeetingHeading meeting={meeting} />
      <p className="card-note">
        {say('desk-meetings.is_closed', { at: exact(closedAt), by: closedBy })}
      </p>
      <TakeMeeting id={meeting.id} closed />
      <SaidPoints
        points={points.map(({ side, ar, en }, at) => ({
          ...{ key: String(at), side },
          text: language === 'en' ? (en ?? ar) : ar,
        }))}
      />
      <Proof id={meeting.id} sha256={sha256} leaf={leaf} />
      {followedBy.length === 0 ? null : (
        <section className="card" aria-label={say('desk-meetings.followed_by')}>
          <p>{say('desk-meetings.followed_by')}</p>
          <ul className="meeting-following">
            {followedBy.map(({ id, title, state }) => (
              <li key={id}>
                <Link to={'/meetings/$meeting' as never} params={{ meeting: id } as never}>
                  <bdi>{title}</bdi>
                </Link>{' '}
                <StateBadge state={state} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {meeting.can.follow ? (
        <div>
          <Button
            variant="default"
            component={Link}
            to={'/meetings/new' as never}
            {...({ search: { follows: meeting.id } } as object)}
          >
            {say('desk-meetings.follow')}
          </Button>
        </div>
      ) : null}
      <Since id={meeting.id} />
      <NothingBehind value={true}>
        <ReviewBody review={review} asked={frozen.asked} />
      </NothingBehind>
    </div>
  );
}
