import type { Middle, WorkDone, WorkMonth } from '@insaf/contract/evaluation.ts';
import { fewTimes } from '@insaf/contract/evaluation-terms.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { say } from '../words.ts';
import { workTime } from './said.ts';

const columns = ['verb', 'acts', 'time', 'usual', 'team'] as const;

/** What somebody did in a month, each thing with its time, what is usual for it, and the team beside it. */
export function WorkTable({ of }: { of: WorkMonth }) {
  const { work, dayMinutes } = of;
  return (
    <section className="card" aria-labelledby={`work-${of.agency.code}`}>
      <Title order={3} size="h4" id={`work-${of.agency.code}`}>
        {say('desk-evaluation.work.title')}
      </Title>
      {work.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.work.none')}</p>
      ) : (
        <>
          <Scrolling label={say('desk-evaluation.work.scrolls')}>
            <table className="work-table">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {say(`desk-evaluation.work.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {work.map((done) => (
                  <Row key={done.verb} done={done} dayMinutes={dayMinutes} />
                ))}
              </tbody>
            </table>
          </Scrolling>
          <p className="card-quiet">{say('desk-evaluation.explained')}</p>
        </>
      )}
    </section>
  );
}

function Row({ done, dayMinutes }: { done: WorkDone; dayMinutes: number }) {
  const { verb, acts, standIn, late, timed, time, usual, team } = done;
  const said = (minutes: number) => workTime(minutes, dayMinutes);
  const between = ({ first, third }: Middle) => ({ first: said(first), third: said(third) });
  return (
    <tr>
      <th scope="row">{say(`desk-evaluation.verb.${verb}`)}</th>
      <td>
        <bdi>{say('desk-evaluation.work.count', { count: acts })}</bdi>
        {standIn > 0 ? (
          <small>{say('desk-evaluation.work.stand_in', { count: standIn })}</small>
        ) : null}
        {late > 0 ? (
          <small className="work-late">{say('desk-evaluation.work.late', { count: late })}</small>
        ) : null}
      </td>
      <td>
        {time === null ? (
          <small>{say('desk-evaluation.work.no_time')}</small>
        ) : (
          <>
            {said(time.median)}
            {timed > 1 ? <small>{say('desk-evaluation.work.half', between(time))}</small> : null}
            {timed < fewTimes ? <small>{say('desk-evaluation.work.few')}</small> : null}
          </>
        )}
      </td>
      <td>
        {time === null ? null : usual === null ? (
          <small>{say('desk-evaluation.work.no_usual')}</small>
        ) : (
          said(usual)
        )}
      </td>
      <td>
        {team === null ? (
          <small>{say('desk-evaluation.work.no_team')}</small>
        ) : (
          <>
            {say('desk-evaluation.work.team_acts', team.acts)}
            {team.time === null ? null : (
              <small>
                {say('desk-evaluation.work.team_time', {
                  ...between(team.time),
                  median: said(team.time.median),
                })}
              </small>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
