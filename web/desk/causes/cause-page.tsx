import type { CauseView, causeRoutes } from '@insaf/contract/causes.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api.ts';
import { dayInWords } from '../complaint/history/days.ts';
import { DeskMap } from '../parts/desk-map.tsx';
import { Thing, ThingPage } from '../parts/waiting-thing.tsx';
import { useMay } from '../session/session.ts';
import { named, say } from '../words.ts';
import { CauseActs } from './cause-acts.tsx';
import { CauseMarks, causeFacts } from './cause-words.tsx';
import './causes.css';
import { GatheredList } from './gathered-list.tsx';
import { LikelyToGather } from './likely-to-gather.tsx';
import { isLacking } from './needs.ts';

/** A cause: what is known, its complaints with what each still needs, and one reply for all. */
export default function CausePage() {
  const { cause: id } = useParams({ strict: false }) as { cause: string };
  const asked = useQuery({
    queryKey: ['causes', id],
    queryFn: ({ signal }) =>
      call<typeof causeRoutes.readCause>('GET', '/causes/:cause', {
        params: { cause: id },
        signal,
      }),
  });
  return (
    <ThingPage words="desk-causes" list="/causes" asked={asked}>
      {(cause) => <Shown cause={cause} />}
    </ThingPage>
  );
}

function Shown({ cause }: { cause: CauseView }) {
  const gathers = useMay('gather') && cause.state === 'open';
  const { title, known, told, openedBy, gathered, complaints, steps } = cause;
  const opener: [string, ReactNode][] = openedBy === null ? [] : [['opened_by', openedBy]];
  return (
    <Thing
      words="desk-causes"
      list="/causes"
      title={title}
      marks={<CauseMarks cause={cause} />}
      about={
        <>
          {known === null ? null : (
            <p className="waiting-words" dir="auto">
              {known}
            </p>
          )}
          <div>
            <p className="card-quiet">{say('desk-causes.told')}</p>
            <blockquote dir="auto">{told}</blockquote>
          </div>
        </>
      }
      facts={[...causeFacts(cause), ...opener]}
      acts={(said) => <CauseActs cause={cause} told={said} />}
      steps={steps.map(stepOf)}
    >
      {(said) => (
        <>
          <section className="card" aria-labelledby="gathered">
            <Title order={2} size="h4" id="gathered">
              {say('desk-causes.gathered_title')}
            </Title>
            <p className="card-quiet">
              {say('desk-causes.gathered', { count: complaints })}
              {complaints === 0 ? null : (
                <> · {say('desk-causes.unanswered', { count: cause.unanswered })}</>
              )}
            </p>
            <GatheredList cause={cause} />
            {complaints > gathered.length ? (
              <p className="card-quiet">
                {say('desk-causes.more_than', { count: gathered.length })}
              </p>
            ) : null}
            <GatheredMap cause={cause} />
          </section>
          {gathers ? <LikelyToGather cause={cause.id} told={said} /> : null}
        </>
      )}
    </Thing>
  );
}

function GatheredMap({ cause }: { cause: CauseView }) {
  const markers = cause.gathered.flatMap((each) =>
    each.position === null
      ? []
      : [
          {
            at: each.position,
            label: each.number,
            tone: isLacking(each, cause) ? ('clay' as const) : ('nile' as const),
          },
        ],
  );
  if (markers.length === 0) return null;
  return <DeskMap label={say('desk-causes.map')} markers={markers} />;
}

function stepOf(step: CauseView['steps'][number]) {
  const { stepNo, what, at, officer, agency, day, words } = step;
  return {
    ...{ stepNo, at, words },
    what: say(`desk-causes.step.${what}`, { day: day === null ? '' : dayInWords(day) }),
    by: [officer, named(agency.name)].filter(Boolean).join(' · '),
  };
}
