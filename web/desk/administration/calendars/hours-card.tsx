import type { AgencyCalendar } from '@insaf/contract/calendars.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { named, say } from '../../words.ts';
import { countryWords, hoursWords, weekWords } from './calendars.ts';

type From = AgencyCalendar['hours']['weekFrom'];

/** The hours that count here, and from which agency each part of them is. */
export function HoursCard({ calendar }: { calendar: AgencyCalendar }) {
  const { agency, hours } = calendar;
  const from = (of: From) => <Origin from={of} here={agency.code} />;
  return (
    <section className="card" aria-labelledby="hours">
      <Title order={2} size="h4" id="hours">
        {say('desk-calendars.hours.title')}
      </Title>
      <dl className="card-facts">
        <Fact name={say('desk-calendars.hours.week')}>
          {hours.roundTheClock ? (
            <p className="card-text">{say('desk-calendars.hours.round_the_clock')}</p>
          ) : (
            <ul className="calendar-week">
              {weekWords(hours.week).map(({ days, hours: when }) => (
                <li key={days}>
                  <span>{days}</span>
                  <bdi>{when}</bdi>
                </li>
              ))}
            </ul>
          )}
          {from(hours.weekFrom)}
        </Fact>
        {hours.roundTheClock ? null : (
          <>
            <Fact name={say('desk-calendars.hours.ramadan')}>
              <p className="card-text">
                {hours.ramadan.length === 0
                  ? say('desk-calendars.hours.ramadan_usual')
                  : hoursWords(hours.ramadan)}
              </p>
              {from(hours.ramadanFrom)}
            </Fact>
            <Fact name={say('desk-calendars.hours.country')}>
              <p className="card-text">
                {hours.country === ''
                  ? say('desk-calendars.hours.country_none')
                  : countryWords(hours.country)}
              </p>
              {from(hours.countryFrom)}
            </Fact>
          </>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="card-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whose word it is: this agency's own, that of one above, or as the program began. */
function Origin({ from, here }: { from: From; here: string }) {
  if (from === null) {
    return <p className="card-quiet">{say('desk-calendars.hours.from_program')}</p>;
  }
  if (from.code === here) {
    return (
      <p className="card-quiet">
        <span className="badge badge-nile">{say('desk-calendars.hours.from_own')}</span>
      </p>
    );
  }
  return (
    <p className="card-quiet">
      <Link to={`/administration/calendars/${from.code}` as never}>
        {say('desk-calendars.hours.from', { agency: named(from.name) })}
      </Link>
    </p>
  );
}
