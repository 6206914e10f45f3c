import './calendars.css';
import type { AgencyCalendar } from '@insaf/contract/calendars.ts';
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { GoToAgency } from '../go-to-agency.tsx';
import { AdministrationPage } from '../sections.tsx';
import { readCalendar, yearKey } from './calendars.ts';
import { DeclareDialog } from './declare-dialog.tsx';
import { Declared } from './declared.tsx';
import { HoursCard } from './hours-card.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { TargetsCard } from './targets-card.tsx';
import { Year } from './year.tsx';

/** When an agency works and how long its steps may take, and what it has from those above it. */
export default function CalendarPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  return <Opened key={code} code={code} />;
}

function Opened({ code }: { code: string }) {
  const [year, setYear] = useState<number | null>(null);
  const calendar = useQuery({
    queryKey: yearKey(code, year),
    queryFn: () => readCalendar(code, year),
    placeholderData: keepPreviousData,
    // While due times are counted anew, how far it is.
    refetchInterval: ({ state }) =>
      state.data !== undefined && isRecounting(state.data) ? 5000 : false,
  });
  if (calendar.isPending) return <Loading />;
  if (calendar.isError) {
    return (
      <AdministrationPage title={say('desk-calendars.title')}>
        <GoToAgency section="calendars" code={code} />
        <Failed fault={calendar.error} retry={() => void calendar.refetch()} />
      </AdministrationPage>
    );
  }
  return <Shown calendar={calendar.data} setYear={setYear} />;
}

const isRecounting = ({ declared }: AgencyCalendar) =>
  declared.some(({ recount }) => recount !== null && recount.finishedAt === null);

function Shown({
  calendar,
  setYear,
}: {
  calendar: AgencyCalendar;
  setYear: (year: number) => void;
}) {
  const [act, setAct] = useState<'hours' | 'declare' | null>(null);
  const close = () => setAct(null);
  const { agency, can } = calendar;
  return (
    <AdministrationPage
      title={say('desk-calendars.title_of', { agency: named(agency.name) })}
      acts={
        can.declare ? (
          <>
            <Button
              leftSection={<IconCalendarPlus size={18} aria-hidden />}
              onClick={() => setAct('declare')}
            >
              {say('desk-calendars.declare.open')}
            </Button>
            <Button variant="default" onClick={() => setAct('hours')}>
              {say('desk-calendars.hours.edit')}
            </Button>
          </>
        ) : undefined
      }
    >
      <p className="card-text">{say('desk-calendars.intro')}</p>
      {can.declare ? null : <p className="card-note">{say('desk-calendars.not_yours')}</p>}
      <GoToAgency section="calendars" code={agency.code} known={named(agency.name)} />
      <div className="card-columns">
        <HoursCard calendar={calendar} />
        <Declared calendar={calendar} />
      </div>
      <Year calendar={calendar} setYear={setYear} />
      <TargetsCard code={agency.code} />
      {act === 'hours' ? <HoursDialog calendar={calendar} close={close} /> : null}
      {act === 'declare' ? <DeclareDialog calendar={calendar} close={close} /> : null}
    </AdministrationPage>
  );
}
