import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { When } from './when.tsx';
import { Written } from './written.tsx';

/** Statuses in which the person still waits for what was said of the cause. */
const waiting: readonly string[] = [
  'received',
  'incomplete',
  'referred',
  'in_progress',
  'answered',
];

/** The cause that a complaint has in common with others, who works on it, and until when; of them, nothing. */
export function Cause({ view, frame }: { view: TrackingView; frame: PortalFrame }) {
  const { say, language } = frame;
  const { cause, status } = view;
  if (cause === null || !waiting.includes(status)) return null;
  const { told, since, worker, expectedFor, state } = cause;
  return (
    <section className="card asked" aria-labelledby="cause">
      <h2 id="cause">{say('portal-track.cause.title')}</h2>
      <p>{say('portal-track.cause.one_of_several')}</p>
      {told === null ? null : <Written text={told} />}
      <dl className="turn">
        <div>
          <dt>{say('portal-track.cause.worker')}</dt>
          <dd>{worker[language]}</dd>
        </div>
        <div>
          <dt>{say('portal-track.cause.since')}</dt>
          <dd>
            <When at={since} frame={frame} />
          </dd>
        </div>
        {state === 'open' ? (
          <div>
            <dt>{say('portal-track.cause.expected')}</dt>
            <dd>
              <When at={`${expectedFor}T12:00:00Z`} frame={frame} />
            </dd>
          </div>
        ) : null}
      </dl>
      {state === 'solved' ? <p>{say('portal-track.cause.solved')}</p> : null}
      <p className="quiet">{say('portal-track.cause.own')}</p>
    </section>
  );
}
