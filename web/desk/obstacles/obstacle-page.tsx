import type { ObstacleView, obstacleRoutes } from '@insaf/contract/obstacles.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { call } from '../api.ts';
import { ClockLine } from '../complaint/head/clock-line.tsx';
import { dayInWords } from '../complaint/history/days.ts';
import { isolated } from '../complaint/isolated.ts';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { Thing, ThingPage } from '../parts/waiting-thing.tsx';
import { named, say } from '../words.ts';
import { ObstacleActs } from './obstacle-acts.tsx';
import { ObstacleMarks, obstacleFacts } from './obstacle-words.tsx';

/** An obstacle: what is needed, what can be done about it, what happened, and the complaints it holds. */
export default function ObstaclePage() {
  const { obstacle: id } = useParams({ strict: false }) as { obstacle: string };
  const asked = useQuery({
    queryKey: ['obstacles', id],
    queryFn: ({ signal }) =>
      call<typeof obstacleRoutes.readObstacle>('GET', '/obstacles/:obstacle', {
        params: { obstacle: id },
        signal,
      }),
  });
  return (
    <ThingPage words="desk-obstacles" list="/obstacles" asked={asked}>
      {(obstacle) => <Shown obstacle={obstacle} />}
    </ThingPage>
  );
}

function Shown({ obstacle }: { obstacle: ObstacleView }) {
  const { kind, needed, steps, held, complaints } = obstacle;
  return (
    <Thing
      words="desk-obstacles"
      list="/obstacles"
      title={say('desk-obstacles.number', { kind: say(`lifecycle.obstacle.${kind}`) })}
      marks={<ObstacleMarks obstacle={obstacle} />}
      about={<blockquote dir="auto">{needed ?? say('desk-obstacles.erased')}</blockquote>}
      facts={obstacleFacts(obstacle)}
      acts={(told) => <ObstacleActs obstacle={obstacle} told={told} />}
      steps={steps.map(stepOf)}
    >
      {() => (
        <section className="card" aria-labelledby="held">
          <Title order={2} size="h4" id="held">
            {say('desk-obstacles.held_title')}
          </Title>
          {held.length === 0 ? (
            <p className="card-quiet">{say('desk-obstacles.held', { count: 0 })}</p>
          ) : (
            <ul className="waiting-held">
              {held.map(({ number, status, summary, clock }) => (
                <li key={number}>
                  <div className="waiting-line">
                    <Link to={'/complaints/$number' as never} params={{ number } as never}>
                      <ComplaintNumber number={number} />
                    </Link>
                    <StatusBadge status={status} />
                    <ClockLine complaint={{ status, clock }} />
                  </div>
                  <p dir="auto">{summary}</p>
                </li>
              ))}
            </ul>
          )}
          {complaints > held.length ? (
            <p className="card-quiet">{say('desk-obstacles.held_more', { count: held.length })}</p>
          ) : null}
        </section>
      )}
    </Thing>
  );
}

function stepOf(step: ObstacleView['steps'][number]) {
  const { stepNo, what, at, officer, agency, level, owner, day, words, person } = step;
  const name = (row: typeof level) => (row === null ? '' : isolated(named(row.name)));
  const by = [officer, agency && named(agency.name)].filter(Boolean).join(' · ');
  const whose = what === 'decided' ? 'official' : 'outside';
  return {
    ...{ stepNo, at, words },
    what: say(`desk-obstacles.step.${what}`, {
      ...{ level: name(level), owner: name(owner) },
      day: day === null ? '' : dayInWords(day),
    }),
    by: by === '' ? say('desk-obstacles.by_itself') : by,
    also: person === null ? null : say(`desk-obstacles.${whose}`, { name: isolated(person) }),
  };
}
