import type { MeetingRow, MeetingState, meetingRoutes } from '@insaf/contract/meetings.ts';
import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import { useWaiting, WaitingPage } from '../parts/waiting-page.tsx';
import { Facts } from '../parts/waiting-thing.tsx';
import { exact } from '../parts/when.tsx';
import { AgencySelect } from '../queue/agency-select.tsx';
import { dayWords } from '../review/asked.ts';
import { useMay } from '../session/session.ts';
import { named, say } from '../words.ts';
import { StateBadge } from './state-badge.tsx';
import './meetings.css';

const states: readonly MeetingState[] = ['prepared', 'closed'];

/** The meetings whose reviews the reader reads, the newest first. */
export default function MeetingsPage() {
  const [state, setState] = useState<MeetingState | null>(null);
  const [agency, setAgency] = useState<string | null>(null);
  const prepares = useMay('prepareReviews');
  const list = useWaiting(
    ['meetings', 'list', state, agency],
    (after, signal) =>
      call<typeof meetingRoutes.listMeetings>('GET', '/meetings', {
        query: {
          ...(state === null ? {} : { state }),
          ...(agency === null ? {} : { agency }),
          ...after,
        },
        signal,
      }),
    ({ meetings }) => meetings,
  );
  return (
    <WaitingPage
      words="desk-meetings"
      list={list}
      keyOf={({ id }) => id}
      card={(meeting) => <MeetingCard meeting={meeting} />}
    >
      {prepares ? (
        <div>
          <Button component={Link} to={'/meetings/new' as never}>
            {say('desk-meetings.new')}
          </Button>
        </div>
      ) : null}
      <div className="waiting-filters">
        <Select
          label={say('desk-meetings.filter.state')}
          placeholder={say('desk-meetings.filter.any')}
          data={states.map((value) => ({ value, label: say(`desk-meetings.state.${value}`) }))}
          clearable
          clearButtonProps={{ 'aria-label': say('desk-meetings.filter.clear') }}
          value={state}
          onChange={(value) => setState(value as MeetingState | null)}
        />
        <AgencySelect
          label={say('desk-meetings.filter.agency')}
          value={agency}
          onChange={setAgency}
        />
      </div>
    </WaitingPage>
  );
}

function MeetingCard({ meeting }: { meeting: MeetingRow }) {
  const { id, title, state, agency, asked, heldAt, place, closedAt, closedBy } = meeting;
  const held = [heldAt === null ? '' : exact(heldAt), place].filter((each) => each !== '');
  const last =
    closedAt === null
      ? say('desk-meetings.changed', { at: exact(meeting.changedAt), by: meeting.changedBy ?? '–' })
      : say('desk-meetings.closed_at', { at: exact(closedAt), by: closedBy ?? '–' });
  return (
    <article className="waiting-card">
      <header>
        <Link to={'/meetings/$meeting' as never} params={{ meeting: id } as never}>
          <strong dir="auto">{title}</strong>
        </Link>
        <StateBadge state={state} />
      </header>
      <Facts
        words="desk-meetings"
        facts={[
          ['agency', named(agency.name)],
          [
            'period',
            say('desk-review.from_to', { from: dayWords(asked.from), to: dayWords(asked.to) }),
          ],
          ...(held.length === 0 ? [] : [['held', held.join(' · ')] satisfies [string, string]]),
        ]}
      />
      <p className="waiting-lapses">{last}</p>
    </article>
  );
}
