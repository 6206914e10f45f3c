import type { ObstacleView, obstacleRoutes } from '@insaf/contract/obstacles.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ApiFault, call } from '../api.ts';
import { ClockLine } from '../complaint/head/clock-line.tsx';
import { dayInWords } from '../complaint/history/days.ts';
import { isolated } from '../complaint/isolated.ts';
import '../openings/openings.css';
import '../parts/cards.css';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import { ObstacleActs } from './obstacle-acts.tsx';
import { ObstacleMarks, obstacleFacts } from './obstacle-words.tsx';
import './obstacles.css';

/** An obstacle: what is needed, what can be done about it, what happened, and the complaints it holds. */
export default function ObstaclePage() {
  const { obstacle: id } = useParams({ strict: false }) as { obstacle: string };
  usePageTitle(say('desk-obstacles.title'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['obstacles', id],
    queryFn: ({ signal }) =>
      call<typeof obstacleRoutes.readObstacle>('GET', '/obstacles/:obstacle', {
        params: { obstacle: id },
        signal,
      }),
  });
  if (data !== undefined) return <Shown obstacle={data} />;
  if (isPending) return <Loading rows={5} />;
  if (error instanceof ApiFault && (error.status === 404 || error.status === 400)) {
    return (
      <Empty
        level={1}
        title={say('desk-obstacles.not_found')}
        text={say('desk-obstacles.not_found_text')}
      >
        <Link to={'/obstacles' as never}>{say('desk-obstacles.back')}</Link>
      </Empty>
    );
  }
  return <Failed fault={error} retry={() => void refetch()} level={1} />;
}

function Shown({ obstacle }: { obstacle: ObstacleView }) {
  const [done, setDone] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const { kind, needed, steps, held, complaints } = obstacle;
  return (
    <div className="waiting">
      <Link className="obstacle-link" to={'/obstacles' as never}>
        {say('desk-obstacles.back')}
      </Link>
      <Title ref={title} tabIndex={-1} order={1} size="h2">
        {say('desk-obstacles.number', { kind: say(`lifecycle.obstacle.${kind}`) })}
      </Title>
      <p className="waiting-done" role="status">
        {done}
      </p>
      <article className="waiting-card">
        <header>
          <ObstacleMarks obstacle={obstacle} />
        </header>
        <blockquote dir="auto">{needed ?? say('desk-obstacles.erased')}</blockquote>
        <dl>
          {obstacleFacts(obstacle).map(([key, fact]) => (
            <div key={key}>
              <dt>{say(`desk-obstacles.fact.${key}`)}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        <ObstacleActs
          obstacle={obstacle}
          told={(words) => {
            setDone(words);
            title.current?.focus();
          }}
        />
      </article>
      <section className="card" aria-labelledby="held">
        <Title order={2} size="h4" id="held">
          {say('desk-obstacles.held_title')}
        </Title>
        {held.length === 0 ? (
          <p className="card-quiet">{say('desk-obstacles.held', { count: 0 })}</p>
        ) : (
          <ul className="obstacle-held">
            {held.map(({ number, status, summary, clock }) => (
              <li key={number}>
                <Link to={'/complaints/$number' as never} params={{ number } as never}>
                  <ComplaintNumber number={number} />
                </Link>
                <StatusBadge status={status} />
                <ClockLine complaint={{ status, clock }} />
                <span dir="auto">{summary}</span>
              </li>
            ))}
          </ul>
        )}
        {complaints > held.length ? (
          <p className="card-quiet">{say('desk-obstacles.held_more', { count: held.length })}</p>
        ) : null}
      </section>
      <section className="card" aria-labelledby="steps">
        <Title order={2} size="h4" id="steps">
          {say('desk-obstacles.steps')}
        </Title>
        <ol className="obstacle-steps">
          {steps.toReversed().map((step) => (
            <Step key={step.stepNo} step={step} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function Step({ step }: { step: ObstacleView['steps'][number] }) {
  const { what, at, officer, agency, level, owner, day, words, person } = step;
  const name = (row: typeof level) => (row === null ? '' : isolated(named(row.name)));
  const by = [officer, agency && named(agency.name)].filter(Boolean).join(' · ');
  return (
    <li>
      <p>
        <strong>
          {say(`desk-obstacles.step.${what}`, {
            ...{ level: name(level), owner: name(owner) },
            day: day === null ? '' : dayInWords(day),
          })}
        </strong>
      </p>
      <p className="card-quiet">
        <bdi>{by === '' ? say('desk-obstacles.by_itself') : by}</bdi> · <When at={at} />
      </p>
      {words === null ? null : (
        <p className="obstacle-needed" dir="auto">
          {words}
        </p>
      )}
      {person === null ? null : (
        <p className="card-quiet">
          {say(`desk-obstacles.${what === 'decided' ? 'official' : 'outside'}`, {
            name: isolated(person),
          })}
        </p>
      )}
    </li>
  );
}
