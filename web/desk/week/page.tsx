import type { weekRoutes } from '@insaf/contract/week.ts';
import { Button, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { call } from '../api.ts';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { AgencySelect } from '../queue/agency-select.tsx';
import { addressOf } from '../queue/use-filter.ts';
import { say } from '../words.ts';
import { DayColumn, loadOf, ToJudge } from './day-column.tsx';
import './week.css';

type Asked = { readonly from?: string; readonly agency?: string };

/** What falls due on each of seven days, today first; and what is late, before them. */
export default function WeekPage() {
  usePageTitle(say('desk-week.title'));
  const asked = useSearch({ strict: false }) as Asked;
  const navigate = useNavigate();
  const columns = useRef<HTMLOListElement>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['week', asked.from ?? '', asked.agency ?? ''],
    queryFn: ({ signal }) =>
      call<typeof weekRoutes.readWeek>('GET', '/week', { query: asked, signal }),
    placeholderData: keepPreviousData,
  });
  const to = (search: Asked) => void navigate({ to: '/week' as never, search: search as never });
  const held = asked.agency === undefined ? {} : { agency: asked.agency };
  const first = data?.days[0]?.day;
  const atToday = first === data?.today;
  const turn = (weeks: number) => {
    if (first === undefined || (weeks < 0 && atToday)) return;
    to({ ...held, from: daysLater(first, 7 * weeks) });
  };
  /** To the day after the one at hand, or before it. */
  const step = (by: number) => {
    const days = [...(columns.current?.querySelectorAll<HTMLElement>('.week-day') ?? [])];
    const at = days.findIndex((day) => day.contains(document.activeElement));
    days[Math.min(Math.max(at + by, 0), days.length - 1)]?.focus();
  };
  const group = 'desk-week.keys.group';
  useShortcuts([
    { keys: 'j', words: 'desk-week.keys.next', group, run: () => step(1) },
    { keys: 'k', words: 'desk-week.keys.previous', group, run: () => step(-1) },
    { keys: ']', words: 'desk-week.keys.next_week', group, run: () => turn(1) },
    { keys: '[', words: 'desk-week.keys.previous_week', group, run: () => turn(-1) },
    { keys: 't', words: 'desk-week.keys.today', group, run: () => to(held) },
  ]);
  if (isPending) return <Loading rows={6} />;
  if (data === undefined) return <Failed fault={error} retry={() => void refetch()} level={1} />;
  const most = Math.max(1, ...data.days.map(loadOf));
  const { overdue, overdueToJudge } = data;
  return (
    <div className="week">
      <Title order={1} size="h2">
        {say('desk-week.title')}
      </Title>
      <div className="week-tools">
        <AgencySelect
          label={say('desk-week.agency')}
          value={asked.agency ?? null}
          onChange={(agency) =>
            to({
              ...(asked.from === undefined ? {} : { from: asked.from }),
              ...(agency === null ? {} : { agency }),
            })
          }
        />
        <div className="week-turn">
          <Button variant="default" disabled={atToday} onClick={() => turn(-1)}>
            {say('desk-week.before')}
          </Button>
          <Button variant="default" disabled={atToday} onClick={() => to(held)}>
            {say('desk-week.today')}
          </Button>
          <Button variant="default" onClick={() => turn(1)}>
            {say('desk-week.after')}
          </Button>
        </div>
      </div>
      <div className="week-before">
        <a
          className={overdue.count > 0 ? 'week-overdue week-late' : 'week-overdue'}
          href={addressOf({ ...held, overdue: 'true' })}
        >
          {say(overdue.more ? 'desk-week.overdue_more' : 'desk-week.overdue', {
            count: overdue.count,
          })}
        </a>
        <ToJudge counted={overdueToJudge} held={{ ...held, overdue: 'true' }} />
      </div>
      <ol ref={columns} className="week-days">
        {data.days.map((day) => (
          <DayColumn key={day.day} day={day} today={data.today} most={most} held={held} />
        ))}
      </ol>
    </div>
  );
}

/** `2026-07-05`, so many days later. */
function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
