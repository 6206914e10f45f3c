import type { meetingRoutes } from '@insaf/contract/meetings.ts';
import { Button, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import '../parts/cards.css';
import { FaultNote } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { type Asked, useAsked } from '../review/asked.ts';
import { Choose } from '../review/choose.tsx';
import '../review/review.css';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';
import { readMeeting } from './meeting-api.ts';
import { MeetingFields, type MeetingHead } from './meeting-fields.tsx';
import './meetings.css';

/** Begins to prepare a meeting: of a period, or one that follows a closed one. */
export default function NewMeetingPage() {
  usePageTitle(say('desk-meetings.new'));
  const { follows } = useSearch({ strict: false }) as { follows?: string };
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(useAsked().asked);
  const [head, setHead] = useState<MeetingHead>({ title: '', place: '', heldAt: null });
  const followed = useQuery({
    queryKey: ['meetings', 'followed', follows],
    queryFn: ({ signal }) => readMeeting(follows!, signal),
    enabled: follows !== undefined,
  });
  const [own] = useMe().roles;
  const agency = asked.agency ?? own?.agency.code;
  const making = useMutation({
    mutationFn: () =>
      call<typeof meetingRoutes.prepareMeeting>('POST', '/meetings', {
        body: {
          ...head,
          asked: followed.data?.asked ?? { ...asked, ...(agency ? { agency } : {}) },
          ...(follows === undefined ? {} : { follows }),
        },
      }),
    onSuccess: ({ id }) =>
      navigate({ to: '/meetings/$meeting' as never, params: { meeting: id } as never }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form className="review" onSubmit={submit}>
      <Link className="waiting-link" to={'/meetings' as never}>
        {say('desk-meetings.back')}
      </Link>
      <Title order={1} size="h2">
        {say('desk-meetings.new')}
      </Title>
      {followed.data === undefined ? (
        <Choose asked={asked} go={setAsked} agency={agency} />
      ) : (
        <p className="card-note">{say('desk-meetings.follows', { title: followed.data.title })}</p>
      )}
      <section className="card" aria-label={say('desk-meetings.about')}>
        <MeetingFields head={head} change={(changes) => setHead({ ...head, ...changes })} />
      </section>
      <FaultNote fault={making.error ?? followed.error} />
      <div>
        <Button
          type="submit"
          loading={making.isPending}
          disabled={follows !== undefined && followed.data === undefined}
        >
          {say('desk-meetings.begin')}
        </Button>
      </div>
    </form>
  );
}
