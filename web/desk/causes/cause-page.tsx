import type { CauseView, causeRoutes } from '@insaf/contract/causes.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ApiFault, call } from '../api.ts';
import { dayInWords } from '../complaint/history/days.ts';
import '../openings/openings.css';
import '../parts/cards.css';
import { DeskMap } from '../parts/desk-map.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import { CauseActs } from './cause-acts.tsx';
import { CauseMarks, causeFacts } from './cause-words.tsx';
import { GatheredList } from './gathered-list.tsx';
import './causes.css';

/** A cause: what is known, its complaints with what each still needs, and one reply for all. */
export default function CausePage() {
  const { cause: id } = useParams({ strict: false }) as { cause: string };
  usePageTitle(say('desk-causes.title'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['causes', id],
    queryFn: ({ signal }) =>
      call<typeof causeRoutes.readCause>('GET', '/causes/:cause', {
        params: { cause: id },
        signal,
      }),
  });
  if (data !== undefined) return <Shown cause={data} />;
  if (isPending) return <Loading rows={5} />;
  if (error instanceof ApiFault && (error.status === 404 || error.status === 400)) {
    return (
      <Empty
        level={1}
        title={say('desk-causes.not_found')}
        text={say('desk-causes.not_found_text')}
      >
        <Link to={'/causes' as never}>{say('desk-causes.back')}</Link>
      </Empty>
    );
  }
  return <Failed fault={error} retry={() => void refetch()} level={1} />;
}

function Shown({ cause }: { cause: CauseView }) {
  const [done, setDone] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  const { title, known, told, openedBy, gathered, complaints, steps } = cause;
  return (
    <div className="waiting">
      <Link className="cause-link" to={'/causes' as never}>
        {say('desk-causes.back')}
      </Link>
      <Title ref={head} tabIndex={-1} order={1} size="h2" dir="auto">
        {title}
      </Title>
      <p className="waiting-done" role="status">
        {done}
      </p>
      <article className="waiting-card">
        <header>
          <CauseMarks cause={cause} />
        </header>
        {known === null ? null : (
          <p className="cause-words" dir="auto">
            {known}
          </p>
        )}
        <dl>
          {causeFacts(cause).map(([key, fact]) => (
            <div key={key}>
              <dt>{say(`desk-causes.fact.${key}`)}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
          {openedBy === null ? null : (
            <div>
              <dt>{say('desk-causes.fact.opened_by')}</dt>
              <dd>{openedBy}</dd>
            </div>
          )}
        </dl>
        <div>
          <p className="card-quiet">{say('desk-causes.told')}</p>
          <blockquote dir="auto">{told}</blockquote>
        </div>
        <CauseActs
          cause={cause}
          told={(words) => {
            setDone(words);
            head.current?.focus();
          }}
        />
      </article>
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
          <p className="card-quiet">{say('desk-causes.more_than', { count: gathered.length })}</p>
        ) : null}
        <GatheredMap gathered={gathered} />
      </section>
      <section className="card" aria-labelledby="steps">
        <Title order={2} size="h4" id="steps">
          {say('desk-causes.steps')}
        </Title>
        <ol className="cause-steps">
          {steps.toReversed().map((step) => (
            <Step key={step.stepNo} step={step} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function GatheredMap({ gathered }: Pick<CauseView, 'gathered'>) {
  const markers = gathered.flatMap(({ number, position, needs }) =>
    position === null
      ? []
      : [
          {
            at: position,
            label: number,
            tone: needs.photos + needs.documents > 0 ? ('clay' as const) : ('nile' as const),
          },
        ],
  );
  if (markers.length === 0) return null;
  return <DeskMap label={say('desk-causes.map')} markers={markers} />;
}

function Step({ step }: { step: CauseView['steps'][number] }) {
  const { what, at, officer, agency, day, words } = step;
  const by = [officer, named(agency.name)].filter(Boolean).join(' · ');
  return (
    <li>
      <p>
        <strong>
          {say(`desk-causes.step.${what}`, { day: day === null ? '' : dayInWords(day) })}
        </strong>
      </p>
      <p className="card-quiet">
        <bdi>{by}</bdi> · <When at={at} />
      </p>
      {words === null ? null : (
        <p className="cause-words" dir="auto">
          {words}
        </p>
      )}
    </li>
  );
}
