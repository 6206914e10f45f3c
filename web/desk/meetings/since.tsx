import type { MeetingDifference, meetingRoutes } from '@insaf/contract/meetings.ts';
import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Scrolling } from '../../ui/scrolling.tsx';
import { call } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { exact } from '../parts/when.tsx';
import { dayWords, inWords } from '../review/asked.ts';
import { figureName } from '../review/figure-words.ts';
import { hasWords, named, say } from '../words.ts';

/** What the same figures are now, and why they are others; read when somebody asks for it. */
export function Since({ id }: { id: string }) {
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['meetings', 'since', id],
    queryFn: ({ signal }) =>
      call<typeof meetingRoutes.compareMeeting>('GET', '/meetings/:meeting/since', {
        params: { meeting: id },
        signal,
      }),
    enabled: asked,
  });
  return (
    <section className="card" aria-labelledby="since">
      <Title order={2} size="h3" id="since">
        {say('desk-meetings.since.title')}
      </Title>
      <p className="card-text">{say('desk-meetings.since.text')}</p>
      <Button
        variant="default"
        loading={isFetching}
        onClick={() => (asked ? void refetch() : setAsked(true))}
      >
        {say('desk-meetings.since.count')}
      </Button>
      {asked && data === undefined && error === null ? <Loading rows={3} /> : null}
      {error === null ? null : <Failed fault={error} retry={() => void refetch()} />}
      {data === undefined ? null : (
        <>
          <p role="status">
            {say('desk-meetings.since.found', {
              differ: data.differences.length + data.more,
              same: data.same,
              at: data.countedUntil === null ? '–' : exact(data.countedUntil),
            })}
          </p>
          {data.differences.length === 0 ? null : <Differences of={data.differences} />}
          {data.more === 0 ? null : (
            <p className="card-quiet">{say('desk-meetings.since.more', { count: data.more })}</p>
          )}
        </>
      )}
    </section>
  );
}

function Differences({ of }: { of: readonly MeetingDifference[] }) {
  const title = say('desk-meetings.since.title');
  return (
    <>
      <ul className="meeting-means">
        {(['cohort', 'events'] as const).map((basis) => (
          <li key={basis}>{say(`desk-meetings.since.why_${basis}`)}</li>
        ))}
      </ul>
      <Scrolling label={say('desk-review.table.scrolls', { title })}>
        <table className="review-table">
          <thead>
            <tr>
              {(['what', 'basis', 'was', 'now'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(`desk-meetings.since.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((each) => (
              <tr
                key={[each.part, each.code, each.from, each.to, each.basis, each.figure].join(' ')}
              >
                <th scope="row">
                  {ofWhat(each)} · {whichFigure(each)}
                </th>
                <td>{say(`desk-meetings.since.basis_${each.basis}`)}</td>
                <td>
                  <bdi>{inWords(each.was)}</bdi>
                </td>
                <td>
                  <bdi>{inWords(each.now)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

function ofWhat({ part, code, nameAr, nameEn, from, to }: MeetingDifference): string {
  const name = named({ ar: nameAr, en: nameEn });
  const days =
    from === to
      ? dayWords(from)
      : say('desk-review.from_to', { from: dayWords(from), to: dayWords(to) });
  if (part === 'whole') return `${name} · ${days}`;
  if (part === 'day' || part === 'month') return days;
  if (name !== '') return name;
  const key = `lifecycle.${part}.${code}`;
  return hasWords(key) ? say(key) : say('desk-review.without');
}

function whichFigure({ basis, figure }: MeetingDifference): string {
  if (basis === 'obstacles') return say(`desk-review.obstacles.${figure}`);
  return figureName(basis, figure);
}
