import type { AgencyCalendar, UnusualDayView } from '@insaf/contract/calendars.ts';
import { Button, Title } from '@mantine/core';
import { inDigits, named, say } from '../../words.ts';
import { dayWords, hoursWords, monthWords, shortDayWords, weekdayLetter } from './calendars.ts';

const kinds = ['public', 'holiday', 'closure', 'working_day', 'hours', 'ramadan'] as const;

/** A year at a glance, and its days that differ one by one. */
export function Year({
  calendar,
  setYear,
}: {
  calendar: AgencyCalendar;
  setYear: (year: number) => void;
}) {
  const { year } = calendar;
  return (
    <section className="card" aria-labelledby="year">
      <div className="admin-head">
        <Title order={2} size="h4" id="year">
          {say('desk-calendars.year.title', { year: inDigits(String(year)) })}
        </Title>
        <div className="card-acts">
          <Button variant="default" onClick={() => setYear(year - 1)} disabled={year <= 2001}>
            {say('desk-calendars.year.before')}
          </Button>
          <Button variant="default" onClick={() => setYear(year + 1)} disabled={year >= 2074}>
            {say('desk-calendars.year.after')}
          </Button>
        </div>
      </div>
      <Months calendar={calendar} />
      <Legend days={calendar.days} />
      <h3 className="admin-small-head">{say('desk-calendars.year.unusual')}</h3>
      {calendar.days.length === 0 ? (
        <p className="card-quiet">{say('desk-calendars.year.none')}</p>
      ) : (
        <UnusualDays days={calendar.days} />
      )}
    </section>
  );
}

/** For the eye: the list below says the same in words. */
function Months({ calendar: { year, days, hours, today } }: { calendar: AgencyCalendar }) {
  const unusual = new Map(days.map((each) => [each.day, each]));
  return (
    <div className="year" aria-hidden>
      {Array.from({ length: 12 }, (_, month) => {
        const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
        const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        return (
          <div key={monthWords(year, month)} className="year-month">
            <strong>{monthWords(year, month)}</strong>
            <div className="year-days">
              {Array.from({ length: 7 }, (_, day) => (
                <span key={`letter ${String(day)}`} className="year-letter">
                  {weekdayLetter(day)}
                </span>
              ))}
              {Array.from({ length }, (_, at) => {
                const day = new Date(Date.UTC(year, month, at + 1)).toISOString().slice(0, 10);
                const rests = (hours.week[(first + at) % 7] ?? []).length === 0;
                const kind = unusual.get(day)?.kind ?? (rests ? 'rest' : 'work');
                return (
                  <span
                    key={day}
                    className={`year-day year-${kind}`}
                    data-first={at === 0 ? first : undefined}
                    data-today={day === today || undefined}
                  >
                    {inDigits(String(at + 1))}
                  </span>
                );
              })}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Legend({ days }: { days: readonly UnusualDayView[] }) {
  const there = kinds.filter((kind) => days.some((each) => each.kind === kind));
  return (
    <ul className="year-legend" aria-hidden>
      {there.map((kind) => (
        <li key={kind}>
          <span className={`year-day year-${kind}`} />
          {say(`desk-calendars.kind.${kind}`)}
        </li>
      ))}
      <li>
        <span className="year-day year-rest" />
        {say('desk-calendars.hours.rest')}
      </li>
    </ul>
  );
}

/** Days that follow each other for the same reason, together. */
function together(days: readonly UnusualDayView[]): UnusualDayView[][] {
  const runs: UnusualDayView[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const of = run?.[0];
    const follows =
      run !== undefined && Date.parse(day.day) - Date.parse(run.at(-1)!.day) <= 3 * 86_400_000;
    const same = of?.kind === day.kind && of.line === day.line && of.name?.ar === day.name?.ar;
    if (run !== undefined && same && (follows || day.kind === 'ramadan')) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function UnusualDays({ days }: { days: readonly UnusualDayView[] }) {
  return (
    <ul className="admin-list">
      {together(days).map((run) => {
        const [first, last] = [run[0]!, run.at(-1)!];
        const { kind, name, agency, windows } = first;
        return (
          <li key={first.day} className="admin-row">
            <span className="admin-row-main">
              <span>
                {first === last
                  ? dayWords(first.day)
                  : say('desk-calendars.declared.days', {
                      first: shortDayWords(first.day),
                      last: shortDayWords(last.day),
                    })}
                {name === null ? '' : ` · ${named(name)}`}
              </span>
              <span className="card-quiet">
                {kind === 'ramadan' ? (
                  <>
                    {say('desk-calendars.year.ramadan_days', { count: run.length })}
                    {' · '}
                  </>
                ) : null}
                {windows.length === 0 ? '' : `${hoursWords(windows)} · `}
                {agency === null ? say('desk-calendars.year.reckoned') : named(agency.name)}
              </span>
            </span>
            <span className="admin-row-side">
              <span className={`badge ${badgeOf[kind]}`}>{say(`desk-calendars.kind.${kind}`)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const badgeOf = {
  public: 'badge-clay',
  holiday: 'badge-clay',
  closure: 'badge-clay',
  working_day: 'badge-reed',
  hours: 'badge-wheat',
  ramadan: 'badge-sky',
} as const satisfies Record<UnusualDayView['kind'], string>;
