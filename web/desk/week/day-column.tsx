import type { WeekDay } from '@insaf/contract/week.ts';
import { Link } from '@tanstack/react-router';
import { timeInWords } from '../complaint/history/days.ts';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { addressOf } from '../queue/use-filter.ts';
import { locale, named, say } from '../words.ts';

const zone = { timeZone: 'UTC' } as const;
const weekday = new Intl.DateTimeFormat(locale, { ...zone, weekday: 'long' });
const date = new Intl.DateTimeFormat(locale, { ...zone, day: 'numeric', month: 'long' });

/** A day of the week view: how much falls due, whether anybody works, and what comes first. */
export function DayColumn({
  day: { day, closed, count, more, first },
  today,
  most,
  held,
}: {
  day: WeekDay;
  today: string;
  /** Of the busiest day. */
  most: number;
  held: { readonly agency?: string };
}) {
  const at = new Date(`${day}T00:00Z`);
  const isToday = day === today;
  const load = Math.ceil((count / most) * 5);
  return (
    <li
      className={closed === null ? 'week-day' : 'week-day week-closed'}
      tabIndex={-1}
      aria-labelledby={`day-${day}`}
      aria-current={isToday ? 'date' : undefined}
    >
      <h2 id={`day-${day}`}>
        <span>{isToday ? say('desk-week.today') : weekday.format(at)}</span>
        <span className="week-date">{date.format(at)}</span>
      </h2>
      {closed === null ? null : (
        <p className="week-why">
          {closed.name === null ? say('desk-week.closed') : named(closed.name)}
        </p>
      )}
      {count === 0 && closed !== null ? null : count === 0 ? (
        <p className="week-none">{say('desk-week.none')}</p>
      ) : (
        <>
          <a className="week-count" href={addressOf({ ...held, dueOn: day })}>
            {say(more ? 'desk-week.count_more' : 'desk-week.count', { count })}
          </a>
          <span className={`week-load week-load-${load}`} aria-hidden />
          <ul>
            {first.map(({ number, dueAt, category, summary }) => (
              <li key={number}>
                <Link to={'/complaints/$number' as never} params={{ number } as never}>
                  <ComplaintNumber number={number} />
                </Link>
                {dueAt === null ? null : <bdi className="week-time">{timeInWords(dueAt)}</bdi>}
                <span className="week-about" dir="auto">
                  {category === null ? summary : named(category.name)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
