import type { CountedList, WeekDay } from '@insaf/contract/week.ts';
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
  day: { day, closed, count, more, toJudge, first },
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
  const load = Math.ceil((loadOf({ count, toJudge }) / most) * 5);
  const nothing = count === 0 && toJudge.count === 0;
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
      {nothing && closed !== null ? null : nothing ? (
        <p className="week-none">{say('desk-week.none')}</p>
      ) : (
        <>
          {count === 0 ? null : (
            <a className="week-count" href={addressOf({ ...held, dueOn: day })}>
              {say(more ? 'desk-week.count_more' : 'desk-week.count', { count })}
            </a>
          )}
          <ToJudge counted={toJudge} held={{ ...held, dueOn: day }} />
          <span className={`week-load week-load-${load}`} aria-hidden />
          <ul>
            {first.map(({ number, dueAt, category, summary, toJudge }) => (
              <li key={number}>
                <Link to={'/complaints/$number' as never} params={{ number } as never}>
                  <ComplaintNumber number={number} />
                </Link>
                {dueAt === null ? null : <bdi className="week-time">{timeInWords(dueAt)}</bdi>}
                {toJudge ? (
                  <span className="badge badge-sky">{say('desk-week.to_judge')}</span>
                ) : null}
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

/** How much of a day there is to do: what is held and what is to be judged, of which some may be both. */
export function loadOf({ count, toJudge }: Pick<WeekDay, 'count' | 'toJudge'>): number {
  return Math.max(count, toJudge.count);
}

/** The list of replies that wait for the reader's judgement; nothing where there is none. */
export function ToJudge({
  counted: { count, more },
  held,
}: {
  counted: CountedList;
  held: Readonly<Record<string, string | undefined>>;
}) {
  if (count === 0) return null;
  return (
    <a className="week-judge" href={addressOf({ ...held, toJudge: 'true' })}>
      {say(more ? 'desk-week.judge_more' : 'desk-week.judge', { count })}
    </a>
  );
}
