import type { AgencyCalendar, DeclaredDaysView } from '@insaf/contract/calendars.ts';
import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { Confirm } from '../confirm.tsx';
import { calendarsKey, daysWords, withdrawDays } from './calendars.ts';

/** What was declared of the year, by whom and by which decree, and how far the recounting is. */
export function Declared({ calendar }: { calendar: AgencyCalendar }) {
  const [taken, setTaken] = useState<DeclaredDaysView | null>(null);
  const { declared, agency, can } = calendar;
  return (
    <section className="card" aria-labelledby="declared">
      <Title order={2} size="h4" id="declared">
        {say('desk-calendars.declared.title')}
      </Title>
      {declared.length === 0 ? (
        <p className="card-quiet">{say('desk-calendars.declared.none')}</p>
      ) : (
        <ul className="admin-list">
          {declared.map((line) => (
            <li key={line.id} className="calendar-declared">
              <Line line={line} />
              {can.declare && line.own && line.withdrawnAt === null ? (
                <Button variant="default" onClick={() => setTaken(line)}>
                  {say('desk-calendars.declared.withdraw')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {taken === null ? null : (
        <Withdraw code={agency.code} line={taken} close={() => setTaken(null)} />
      )}
    </section>
  );
}

function Line({ line }: { line: DeclaredDaysView }) {
  const { kind, name, decree, agency, own, by, declaredAt, withdrawnAt } = line;
  return (
    <div className="calendar-line">
      <span className="calendar-line-head">
        <strong>{named(name)}</strong>
        <span className="badge badge-quiet">{say(`desk-calendars.kind.${kind}`)}</span>
        {withdrawnAt === null ? null : (
          <span className="badge badge-clay">{say('desk-calendars.declared.withdrawn')}</span>
        )}
      </span>
      <span>{daysWords(line.firstDay, line.lastDay)}</span>
      <span>
        <bdi>{decree}</bdi>
      </span>
      <span className="card-quiet">
        {own ? '' : `${named(agency.name)} · `}
        {by === null
          ? say('desk-calendars.declared.by_program')
          : say('desk-calendars.declared.by', { name: by })}
        {' · '}
        <When at={declaredAt} />
      </span>
      <Recount line={line} />
    </div>
  );
}

function Recount({ line: { recount } }: { line: DeclaredDaysView }) {
  if (recount === null) return null;
  const moved = say('desk-calendars.declared.moved', { count: recount.moved });
  return (
    <span role="status" className="card-quiet">
      {recount.finishedAt === null
        ? `${say('desk-calendars.declared.recounting')} · ${moved}`
        : moved}
    </span>
  );
}

function Withdraw({
  code,
  line,
  close,
}: {
  code: string;
  line: DeclaredDaysView;
  close: () => void;
}) {
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => withdrawDays(code, line.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: calendarsKey(code) });
      close();
    },
  });
  return (
    <Confirm
      title={say('desk-calendars.declared.withdraw_title')}
      text={say('desk-calendars.declared.withdraw_text', { name: named(line.name) })}
      act={say('desk-calendars.declared.withdraw')}
      grave
      doing={taking}
      close={close}
    />
  );
}
