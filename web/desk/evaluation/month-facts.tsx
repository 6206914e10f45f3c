import type { WorkMonth } from '@insaf/contract/evaluation.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inDigits, named, say } from '../words.ts';
import { dayOfInstant, shortDay } from './said.ts';

/** Most categories that are named. */
const mostNamed = 8;

function Fact({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="card-fact">
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  );
}
const count = (value: number) => <bdi>{say('desk-evaluation.work.count', { count: value })}</bdi>;

/** How many days there were to work on. @param own whether it is the person who reads */
export function Days({ of, own }: { of: WorkMonth; own: boolean }) {
  const { working, away, active, began } = of.days;
  return (
    <section className="card" aria-labelledby={`days-${of.agency.code}`}>
      <Title order={3} size="h4" id={`days-${of.agency.code}`}>
        {say('desk-evaluation.days.title')}
      </Title>
      <dl className="card-facts">
        <Fact words={say('desk-evaluation.days.working')}>{count(working)}</Fact>
        <Fact words={say('desk-evaluation.days.away')}>{count(away)}</Fact>
        <Fact words={say('desk-evaluation.days.active')}>{count(active)}</Fact>
        {began === null ? null : (
          <Fact words={say('desk-evaluation.days.began')}>{shortDay(began)}</Fact>
        )}
      </dl>
      <p className="card-quiet">
        {say(own ? 'desk-evaluation.days.note' : 'desk-evaluation.staff.days_note')}
      </p>
    </section>
  );
}

/** What came of what somebody did. */
export function Outcomes({ of, own }: { of: WorkMonth; own: boolean }) {
  const { replies, decisions, late, calls, grades } = of;
  const lateWords = say(own ? 'desk-evaluation.facts.late' : 'desk-evaluation.staff.late');
  return (
    <section className="card" aria-labelledby={`facts-${of.agency.code}`}>
      <Title order={3} size="h4" id={`facts-${of.agency.code}`}>
        {say('desk-evaluation.facts.title')}
      </Title>
      <dl className="card-facts">
        {replies.answered === 0
          ? null
          : (['answered', 'returned', 'settled', 'reopened'] as const).map((name) => (
              <Fact key={name} words={say(`desk-evaluation.facts.${name}`)}>
                {count(replies[name])}
              </Fact>
            ))}
        {decisions.made === 0
          ? null
          : (['made', 'upheld'] as const).map((name) => (
              <Fact key={name} words={say(`desk-evaluation.facts.${name}`)}>
                {count(decisions[name])}
              </Fact>
            ))}
        {late.finished === 0 ? null : (
          <Fact words={lateWords}>
            {say('desk-evaluation.facts.late_of', { late: late.late, of: late.finished })}
          </Fact>
        )}
        {late.cameLate === 0 ? null : (
          <Fact words={say('desk-evaluation.facts.came_late')}>{count(late.cameLate)}</Fact>
        )}
        {calls === 0 ? null : (
          <Fact words={say('desk-evaluation.facts.calls')}>{count(calls)}</Fact>
        )}
        <Fact words={say('desk-evaluation.facts.grade')}>
          {grades === null ? (
            <span className="work-quiet">{say('desk-evaluation.facts.grade_none')}</span>
          ) : (
            say('desk-evaluation.facts.grade_value', grades)
          )}
        </Fact>
      </dl>
    </section>
  );
}

/** What the complaints were about. */
export function Mix({ of: { agency, categories } }: { of: WorkMonth }) {
  const shown = categories.slice(0, mostNamed);
  const rest = categories.length - shown.length;
  return (
    <section className="card" aria-labelledby={`mix-${agency.code}`}>
      <Title order={3} size="h4" id={`mix-${agency.code}`}>
        {say('desk-evaluation.mix.title')}
      </Title>
      {shown.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.mix.none')}</p>
      ) : (
        <dl className="card-facts">
          {shown.map(({ category, acts }) => (
            <Fact
              key={category?.code ?? ''}
              words={
                category === null ? say('desk-evaluation.mix.uncategorised') : named(category.name)
              }
            >
              {say('desk-evaluation.mix.acts', { count: acts })}
            </Fact>
          ))}
        </dl>
      )}
      {rest > 0 ? (
        <p className="card-quiet">{say('desk-evaluation.mix.others', { count: rest })}</p>
      ) : null}
    </section>
  );
}

/** Replies that were sent back, each with why. */
export function Returned({ of: { agency, returned, replies } }: { of: WorkMonth }) {
  if (replies.answered === 0) return null;
  return (
    <section className="card" aria-labelledby={`returned-${agency.code}`}>
      <Title order={3} size="h4" id={`returned-${agency.code}`}>
        {say('desk-evaluation.returned.title')}
      </Title>
      {returned.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.returned.none')}</p>
      ) : (
        <ul className="work-list">
          {returned.map(({ number, at, reason }) => (
            <li key={`${number} ${at}`}>
              <Link to={'/complaints/$number' as never} params={{ number } as never}>
                <bdi>{inDigits(number)}</bdi>
              </Link>{' '}
              <span className="work-quiet">
                {say('desk-evaluation.returned.on', { day: dayOfInstant(at) })}
              </span>
              <p dir="auto">{reason ?? say('desk-evaluation.returned.erased')}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
